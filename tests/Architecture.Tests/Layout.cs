using System.Reflection;

namespace PciAutoHeal.Architecture.Tests;

/// <summary>
/// The dependency table of the layout: what each assembly may reference beyond the base class library. A new reference
/// is a line here, and a reason in docs/adr where it points away from Core.
/// </summary>
internal static class Layout
{
    private const string Logging = "Microsoft.Extensions.Logging.Abstractions";

    public static IReadOnlyDictionary<string, string[]> Allowed { get; } = new Dictionary<string, string[]>
    {
        ["PciAutoHeal.Core"] = [],
        ["PciAutoHeal.Asl"] = [],
        ["PciAutoHeal.AwsSdk"] = ["AWSSDK.Core"],
        ["PciAutoHeal.Documents"] = ["PciAutoHeal.Core", "YamlDotNet"],
        ["PciAutoHeal.Steps"] = ["PciAutoHeal.Core", Logging],
        ["PciAutoHeal.Runner"] = ["PciAutoHeal.Steps", "PciAutoHeal.Asl", "PciAutoHeal.Core", Logging],
        ["PciAutoHeal.Aws"] = ["PciAutoHeal.Steps", "PciAutoHeal.Core", "PciAutoHeal.AwsSdk", "AWSSDK.*", Logging],
        // Runner: the store of executions lives in the same file as the ledger (docs/adr).
        ["PciAutoHeal.Sqlite"] = ["PciAutoHeal.Steps", "PciAutoHeal.Core", "PciAutoHeal.Runner", "Microsoft.Data.Sqlite", "SQLitePCLRaw.*"],
        // YamlDotNet: a simulated service must read the YAML templates that clients send it. Kestrel, with what it stands on,
        // is part of the shared framework and serves the simulation over HTTP.
        ["PciAutoHeal.Simulation"] =
        [
            "PciAutoHeal.Core", "AWSSDK.Core", "YamlDotNet", "Microsoft.AspNetCore.*",
            "Microsoft.Extensions.Features", "Microsoft.Extensions.Primitives", "Microsoft.Extensions.Options", Logging,
        ],
        // The Lambda executable; Core, and the client of the ledger, which it owns.
        ["bootstrap"] =
        [
            "PciAutoHeal.Steps", "PciAutoHeal.Aws", "PciAutoHeal.Core", "AWSSDK.Core", "AWSSDK.DynamoDBv2",
            "Amazon.Lambda.Core", "Amazon.Lambda.Annotations", Logging,
        ],
        // Kestrel, as in Simulation: `serve` shows the report over HTTP. AWSSDK.DynamoDBv2: the host owns the client that it hands to the ledger.
        ["pciautoheal"] =
        [
            "PciAutoHeal.Runner", "PciAutoHeal.Documents", "PciAutoHeal.Simulation", "PciAutoHeal.Aws", "PciAutoHeal.Sqlite",
            "PciAutoHeal.Steps", "PciAutoHeal.Core", "PciAutoHeal.Asl", "AWSSDK.Core", "AWSSDK.DynamoDBv2",
            "Spectre.Console", "Spectre.Console.*", "System.CommandLine", "MiniExcel", "Scriban.Signed", Logging, "OpenTelemetry", "OpenTelemetry.*",
            "Microsoft.AspNetCore.*", "Microsoft.Extensions.Features", "Microsoft.Extensions.Primitives", "Microsoft.Extensions.Options",
        ],
    };

    public static TheoryData<string> Assemblies => [.. Allowed.Keys];

    /// <summary>Programs are called what people and machines start.</summary>
    public static string ProjectOf(string assembly) => assembly switch
    {
        "pciautoheal" => "PciAutoHeal.Cli",
        "bootstrap" => "PciAutoHeal.Functions",
        _ => assembly,
    };

    public static Assembly Load(string name) => Assembly.Load(name);

    public static bool Allows(string assembly, string reference) =>
        Allowed[assembly].Any(allowed => allowed.EndsWith(".*", StringComparison.Ordinal)
            ? reference.StartsWith(allowed[..^1], StringComparison.Ordinal)
            : reference == allowed);
}
