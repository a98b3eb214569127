using System.Runtime.CompilerServices;

namespace PciAutoHeal.Documents.Generation;

/// <summary>
/// A reading that is done once for a text, for as long as the very same text is in use: several checks of a release
/// read the same files.
/// </summary>
/// <param name="read">Path and text to what they say; the same text always says the same.</param>
internal sealed class ReadOnce<T>(Func<string, string, T> read)
{
    private readonly ConditionalWeakTable<string, Known> known = [];

    public T Of(string path, string text) =>
        known.GetValue(text, it => new(path, read(path, it))) is var found && found.Path == path ? found.Value : read(path, text);

    private sealed record Known(string Path, T Value);
}
