using BenchmarkDotNet.Attributes;
using PciAutoHeal.Documents.Generation;

namespace PciAutoHeal.Bench.Parts;

/// <summary>
/// The release of this repository, its files read before: the catalog, and the templates that a rollout sends.
/// </summary>
public class Content
{
    private IReadOnlyDictionary<string, string> files = new Dictionary<string, string>();

    [GlobalSetup]
    public void Read()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "PciAutoHeal.sln")))
        {
            root = root.Parent ?? throw new InvalidOperationException("This runs inside of the repository only.");
        }

        string[] parts = ["conformance-packs", "automation-docs"];
        files = parts.Select(part => Path.Combine(root.FullName, part))
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories))
            .ToDictionary(path => Path.GetRelativePath(root.FullName, path).Replace('\\', '/'), File.ReadAllText);
    }

    [Benchmark]
    public object LoadRelease() => ContentRelease.LoadDeployed(files);
}
