namespace PciAutoHeal.Cli.Tests.Harness;

/// <summary>A folder of a test's own, with the program run in process on the files in it.</summary>
public sealed class Folder : IDisposable
{
    public const string Head = "name: t\nregions: [eu-west-1, us-east-1]\n";
    public const string Spec = Head + "waves:\n  - { name: canary, percent: 20 }\n  - { name: rest, rest: true }\n";

    public string Root { get; } = Directory.CreateTempSubdirectory("pciautoheal-").FullName;

    public IReadOnlyList<string> Files =>
        [.. Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Root, f)).Order(StringComparer.Ordinal)];

    public string Write(string name, string text)
    {
        File.WriteAllText(PathOf(name), text);
        return PathOf(name);
    }

    public string PathOf(string name) => Path.Combine(Root, name);

    /// <summary>In process, without credentials, and with a ledger in this folder.</summary>
    public async Task<Ran> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var io = new CliIo(output, error, _ => null, IsTerminal: false, TimeProvider.System);
        string[] ledger = arguments.Contains("--ledger") || arguments.Contains("--help") ? [] : ["--ledger", $"sqlite:{PathOf("ledger.db")}"];
        var exit = await CliApp.RunAsync([.. arguments, .. ledger], io, TestContext.Current.CancellationToken);
        return new(exit, output.ToString(), error.ToString());
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
