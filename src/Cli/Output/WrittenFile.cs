using System.Text;
using PciAutoHeal.Cli.Input;

namespace PciAutoHeal.Cli.Output;

/// <summary>A file in the form that the ending of its name asks for; its folder is made where there is none.</summary>
/// <param name="what">What is written, for the refusal of an ending that says nothing: "a coverage table".</param>
/// <param name="forms">What writes the content, by ending in upper case.</param>
internal sealed class WrittenFile(string code, string what, IReadOnlyDictionary<string, Func<byte[]>> forms)
{
    private static readonly UTF8Encoding WithoutMark = new(encoderShouldEmitUTF8Identifier: false);

    public static byte[] Text(string text) => WithoutMark.GetBytes(text);

    /// <summary>Refuses a name before anything is worked on.</summary>
    public static void Require(string path, IEnumerable<string> endings, string code, string what)
    {
        var known = endings.Select(ending => ending.ToLowerInvariant()).ToList();
        if (!known.Contains(Ending(path).ToLowerInvariant()))
        {
            throw new InvalidInputException(
                code,
                $"'{path}' ends in '{Path.GetExtension(path)}', which is no form of {what}.",
                $"Name a file that ends in {string.Join(", ", known.SkipLast(1))} or {known[^1]}.");
        }
    }

    public async Task WriteAsync(string path, CancellationToken ct)
    {
        Require(path, forms.Keys, code, what);
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
            Directory.CreateDirectory(folder);
        await File.WriteAllBytesAsync(path, forms[Ending(path)](), ct);
    }

    private static string Ending(string path) => Path.GetExtension(path).ToUpperInvariant() switch
    {
        ".HTM" => ".HTML",
        var ending => ending,
    };
}
