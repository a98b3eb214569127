using System.IO.Compression;
using PciAutoHeal.Cli.Input;

namespace PciAutoHeal.Cli.Bundles;

/// <summary>Reads what claims to be a bundle: a folder, or a zip file whose every oddity is a finding.</summary>
internal static class BundleReading
{
    public static async Task<(IReadOnlyList<BundleFile> Files, IReadOnlyList<BundleFlaw> Flaws)> ReadAsync(string path, CancellationToken ct)
    {
        if (Directory.Exists(path))
        {
            return (await FolderAsync(path, ct), []);
        }

        if (!File.Exists(path))
        {
            throw new InvalidInputException("PAH4003", $"The bundle '{path}' does not exist.", "Write one with: pciautoheal evidence --write FILE.zip");
        }

        return Zip(await File.ReadAllBytesAsync(path, ct));
    }

    private static async Task<IReadOnlyList<BundleFile>> FolderAsync(string folder, CancellationToken ct)
    {
        var files = new List<BundleFile>();
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            files.Add(new(Path.GetRelativePath(folder, file).Replace('\\', '/'), await File.ReadAllBytesAsync(file, ct)));
        }

        return files;
    }

    private static (IReadOnlyList<BundleFile> Files, IReadOnlyList<BundleFlaw> Flaws) Zip(byte[] bytes)
    {
        var files = new List<BundleFile>();
        var flaws = new List<BundleFlaw>();
        try
        {
            using var archive = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
            var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            foreach (var entry in archive.Entries)
            {
                if (!IsInside(entry.FullName))
                {
                    flaws.Add(new(entry.FullName, BundleProblem.Unsafe, "its path leads out of the bundle"));
                }
                else if (!names.Add(entry.FullName))
                {
                    flaws.Add(new(entry.FullName, BundleProblem.Duplicate, "it is in the archive twice"));
                }
                else if (entry.CompressedLength != entry.Length)
                {
                    // Also what keeps an archive from growing beyond its own size.
                    flaws.Add(new(entry.FullName, BundleProblem.Changed, "it is compressed, as no bundle is; unpack it and verify the folder"));
                }
                else if (Content(entry) is { } content)
                {
                    files.Add(new(entry.FullName, content));
                }
                else
                {
                    flaws.Add(new(entry.FullName, BundleProblem.Changed, "it cannot be unpacked"));
                }
            }
        }
        catch (InvalidDataException e)
        {
            return ([], [new(BundleFlaw.Archive, BundleProblem.Unreadable, $"it is no whole zip file: {e.Message}")]);
        }

        return (files, flaws);
    }

    private static byte[]? Content(ZipArchiveEntry entry)
    {
        try
        {
            using var from = entry.Open();
            using var to = new MemoryStream();
            from.CopyTo(to);
            return to.Length == entry.Length ? to.ToArray() : null;
        }
        catch (Exception e) when (e is InvalidDataException or IOException or NotSupportedException)
        {
            return null;
        }
    }

    private static bool IsInside(string name) =>
        name.Length > 0 && !name.AsSpan().ContainsAny("\\:\0") && !name.Split('/').Any(part => part is "" or "." or "..");
}
