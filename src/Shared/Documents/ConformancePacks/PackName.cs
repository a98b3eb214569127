using System.Text.RegularExpressions;

namespace PciAutoHeal.Documents.ConformancePacks;

/// <summary>An organization pack is called <c>[a-zA-Z][-a-zA-Z0-9]{0,127}</c>; a file may be called anything.</summary>
public static partial class PackName
{
    public const int MaxLength = 128;

    public static string Of(string file)
    {
        var stem = Path.GetFileNameWithoutExtension(file);
        var name = Foreign().Replace(stem, "-").Trim('-');
        if (name.Length == 0 || !char.IsAsciiLetter(name[0]))
            name = $"pack-{name}".TrimEnd('-');
        return name.Length <= MaxLength ? name : name[..MaxLength].TrimEnd('-');
    }

    public static bool IsValid(string name) => Valid().IsMatch(name);

    [GeneratedRegex("[^a-zA-Z0-9-]+")]
    private static partial Regex Foreign();

    [GeneratedRegex(@"\A[a-zA-Z][-a-zA-Z0-9]{0,127}\z")]
    private static partial Regex Valid();
}
