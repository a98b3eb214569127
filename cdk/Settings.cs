namespace PciAutoHeal.Cdk;

/// <summary>What is decided when templates are made; everything else is a parameter of a template.</summary>
public sealed record Settings
{
    public Installation Installation { get; init; } = Installation.Default;

    /// <summary>Where templates and assets are written.</summary>
    public string Output { get; init; } = "cdk.out";

    /// <summary>A folder with the executable <c>bootstrap</c>; null where none was published.</summary>
    public string? Functions { get; init; }

    /// <summary>
    /// A folder with the command line <c>pciautoheal</c>, for the pipeline; null where none was published.
    /// </summary>
    public string? CommandLine { get; init; }

    /// <summary>What the executable was published for: x86_64 or arm64.</summary>
    public string Architecture { get; init; } = "x86_64";

    public static string Usage { get; } =
        """
        usage: dotnet run --project cdk -- [options]

          --installation NAME    pciautoheal (default), or pciautoheal-WORD for a further one in the same organization
          --functions FOLDER     the published Lambda executable; default artifacts/functions where that exists
          --cli FOLDER           the published command line; default artifacts/cli where that exists
          --architecture NAME    x86_64 (default) or arm64: what the executable was published for
          --output FOLDER        default cdk.out, or CDK_OUTDIR where the cdk command line sets it
        """;

    /// <param name="variable">Reads an environment variable.</param>
    /// <param name="root">The repository, where published programs are looked for.</param>
    public static Settings Read(IReadOnlyList<string> arguments, Func<string, string?> variable, string root)
    {
        var given = Pairs(arguments);
        var architecture = given.GetValueOrDefault("--architecture", "x86_64");
        return new()
        {
            Installation = Installation.Parse(given.GetValueOrDefault("--installation", Installation.Default.Name)),
            Output = given.GetValueOrDefault("--output") ?? variable("CDK_OUTDIR") ?? "cdk.out",
            Functions = Folder(given.GetValueOrDefault("--functions"), Path.Combine(root, "artifacts", "functions"), "bootstrap"),
            CommandLine = Folder(given.GetValueOrDefault("--cli"), Path.Combine(root, "artifacts", "cli"), "pciautoheal"),
            Architecture = architecture is "x86_64" or "arm64"
                ? architecture
                : throw new FormatException($"--architecture is '{architecture}'; expected x86_64 or arm64."),
        };
    }

    private static Dictionary<string, string> Pairs(IReadOnlyList<string> arguments)
    {
        string[] known = ["--installation", "--functions", "--cli", "--architecture", "--output"];
        var pairs = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < arguments.Count; i += 2)
        {
            if (!known.Contains(arguments[i]))
            {
                throw new FormatException($"There is no option '{arguments[i]}'.");
            }

            pairs[arguments[i]] = i + 1 < arguments.Count
                ? arguments[i + 1]
                : throw new FormatException($"{arguments[i]} needs a value.");
        }

        return pairs;
    }

    private static string? Folder(string? given, string usual, string file) => given is null
        ? File.Exists(Path.Combine(usual, file)) ? usual : null
        : File.Exists(Path.Combine(given, file))
            ? given
            : throw new FormatException($"{given} holds no file '{file}'; publish it there first (docs/operations/install.md).");
}
