using System.Collections.Concurrent;
using PciAutoHeal.Core.Diagnostics;

namespace PciAutoHeal.Cli.Input;

/// <summary>Reads authored files; one that is not there or not readable is invalid input, not a crash.</summary>
internal static class Files
{
    /// <summary>The largest authored file; organizations of any size fit, an accident does not.</summary>
    private const long LargestBytes = 256L * 1024 * 1024;

    public static async Task<string> ReadAsync(string path, string what, string fix, CancellationToken ct)
    {
        if (!File.Exists(path))
        {
            throw new InvalidInputException("PAH4003", $"{what} '{path}' does not exist.", fix);
        }

        if (new FileInfo(path).Length > LargestBytes)
        {
            throw new InvalidInputException("PAH4004", $"{what} '{path}' is larger than {LargestBytes >> 20} MiB.", fix);
        }

        try
        {
            return await File.ReadAllTextAsync(path, ct);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException("PAH4005", $"{what} '{path}' cannot be read: {e.Message}", fix);
        }
    }

    /// <summary>Every text file below a folder by its relative path with forward slashes.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> ReadFolderAsync(string folder, CancellationToken ct)
    {
        var files = new ConcurrentDictionary<string, string>(StringComparer.Ordinal);
        var paths = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(IsContent);
        await Parallel.ForEachAsync(paths, ct, async (path, stop) =>
        {
            var relative = Path.GetRelativePath(folder, path).Replace('\\', '/');
            files[relative] = await ReadAsync(path, "The content file", "Check its permissions.", stop);
        });

        return new SortedDictionary<string, string>(files, StringComparer.Ordinal);
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
