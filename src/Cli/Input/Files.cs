using PciAutoHeal.Core.Diagnostics;
using PciAutoHeal.Documents.Generation;

namespace PciAutoHeal.Cli.Input;

/// <summary>Reads authored files; one that is not there or not readable is invalid input, not a crash.</summary>
internal static class Files
{
    /// <summary>The largest authored file; organizations of any size fit, an accident does not.</summary>
    private const long LargestBytes = 256L * 1024 * 1024;

    public static Task<string> ReadAsync(string path, string what, string fix, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        return Task.FromResult(Read(path, what, fix));
    }

    /// <summary>
    /// Every text file of a release by its relative path with forward slashes: of one of ours its own folders, wherever
    /// they lie; of any other folder everything.
    /// </summary>
    public static Task<IReadOnlyDictionary<string, string>> ReadFolderAsync(string folder, CancellationToken ct)
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var isOurs = File.Exists(Path.Combine(folder, ReleaseFolder.Catalog));
        string[] parts = isOurs ? [Path.Combine(folder, ReleaseFolder.Packs), Path.Combine(folder, ReleaseFolder.Documents)] : [folder];
        var paths = parts.Where(Directory.Exists)
            .SelectMany(part => Directory.EnumerateFiles(part, "*", SearchOption.AllDirectories));
        foreach (var path in paths.Where(IsContent))
        {
            ct.ThrowIfCancellationRequested();
            var relative = Path.GetRelativePath(folder, path).Replace('\\', '/');
            files[relative] = Read(path, "The content file", "Check its permissions.");
        }

        return Task.FromResult<IReadOnlyDictionary<string, string>>(files);
    }

    // At once and not chunk by chunk: a release has hundreds of files, and asynchronous reading takes four times as long.
    private static string Read(string path, string what, string fix)
    {
        if (!File.Exists(path))
        {
            throw new InvalidInputException("PAH4003", $"{what} '{path}' does not exist.", fix);
        }

        if (new FileInfo(path).Length > LargestBytes)
        {
            throw new InvalidInputException(
                "PAH4004", $"{what} '{path}' is larger than {LargestBytes >> 20} MiB.", fix);
        }

        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException("PAH4005", $"{what} '{path}' cannot be read: {e.Message}", fix);
        }
    }

    /// <summary>The value, or every finding as one refusal; warnings are returned for showing.</summary>
    public static T Accept<T>(T? value, IReadOnlyList<Diagnostic> diagnostics, Action<IReadOnlyList<Diagnostic>> show)
        where T : class
    {
        if (value is null || diagnostics.Any(d => d.Severity == Severity.Error))
        {
            throw new InvalidInputException(diagnostics);
        }

        show(diagnostics);
        return value;
    }

    private static bool IsContent(string path) =>
        Path.GetExtension(path) is ".yaml" or ".yml" or ".json" or ".py" or ".md" or ".template"
        && !path.Contains($"{Path.DirectorySeparatorChar}.", StringComparison.Ordinal);
}
