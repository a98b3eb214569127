using System.Text.Json.Nodes;

namespace PciAutoHeal.Cdk.Tests.Templates;

/// <summary>Every template of the default installation, made once for all tests.</summary>
public sealed class Synthesis : IDisposable
{
    private readonly Lazy<IReadOnlyDictionary<string, string>> files;

    public Synthesis() =>
        files = new(
            () => Cdk.Templates.Synthesize(new Settings { Output = Folder }).ToDictionary(NameOf, path => path));

    public string Folder { get; } = Path.Combine(Path.GetTempPath(), $"pciautoheal-cdk-tests-{Environment.ProcessId}");

    public static IReadOnlyList<string> Names { get; } = ["Administrator", "Aggregator", "Management", "Member", "Pipeline"];

    public IReadOnlyList<string> Files => [.. files.Value.Values];

    internal Template this[string stack] => new(JsonNode.Parse(TextOf(stack))!.AsObject());

    public string TextOf(string stack) => File.ReadAllText(files.Value[stack]);

    internal IEnumerable<(string Stack, Template Template)> All => Names.Select(name => (name, this[name]));

    public void Dispose()
    {
        if (Directory.Exists(Folder))
        {
            Directory.Delete(Folder, recursive: true);
        }
    }

    private static string NameOf(string path) => Path.GetFileName(path).Split('-', '.')[1];
}
