using PciAutoHeal.Documents.Generation;

namespace PciAutoHeal.Content.Tests;

/// <summary>The content as it is committed.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static IReadOnlyDictionary<string, string> Files { get; } = Read();

    public static ContentRelease Release { get; } = ContentRelease.Load(Files);

    private static Dictionary<string, string> Read() =>
        new[] { ReleaseFolder.Packs, ReleaseFolder.Documents }
            .Select(folder => Path.Combine(Root, folder))
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            .Where(file => !file.EndsWith(".pyc", StringComparison.Ordinal))
            .ToDictionary(file => Path.GetRelativePath(Root, file).Replace('\\', '/'), File.ReadAllText);

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "PciAutoHeal.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run inside the repository.");
    }
}
