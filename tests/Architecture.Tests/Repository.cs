namespace PciAutoHeal.Architecture.Tests;

/// <summary>The sources as they lie on disk, without what a build leaves there.</summary>
internal static class Repository
{
    private static readonly string[] Built = ["/artifacts/", "/bin/", "/obj/", "/node_modules/"];

    public static string Root { get; } = Find();

    public static IReadOnlyList<string> Files(string folder, string pattern) =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
            .Where(file => !Built.Any(part => $"/{file}".Contains(part, StringComparison.Ordinal)))
            .Order(StringComparer.Ordinal),
    ];

    public static IReadOnlyList<string> Code { get; } = [.. Files("src", "*.cs"), .. Files("tests", "*.cs")];

    public static IEnumerable<string> Projects(string folder) =>
        Files(folder, "*.csproj").Select(file => Path.GetFileNameWithoutExtension(file));

    public static string[] Lines(string file) => File.ReadAllLines(Path.Combine(Root, file));

    public static string Text(string file) => File.ReadAllText(Path.Combine(Root, file));

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "PciAutoHeal.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run inside the repository.");
    }
}
