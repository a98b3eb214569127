namespace PciAutoHeal.Cli.Report;

/// <summary>Texts that repeat, kept once; a number stands for each, and zero for none.</summary>
internal sealed class WordList
{
    private readonly Dictionary<string, uint> numbers = new(StringComparer.Ordinal);
    private readonly List<string> words = [];

    public IReadOnlyList<string> Words => words;

    public uint NumberOf(string? word)
    {
        if (word is null)
            return 0;
        if (!numbers.TryGetValue(word, out var number))
        {
            words.Add(word);
            numbers.Add(word, number = (uint)words.Count);
        }

        return number;
    }
}
