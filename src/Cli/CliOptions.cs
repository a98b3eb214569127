using System.CommandLine;

namespace PciAutoHeal.Cli;

/// <summary>Options that every verb understands.</summary>
internal static class CliOptions
{
    public static readonly Option<string?> Spec = Text("--spec", "FILE", "The rollout's spec (default: rollout.yaml).");

    public static readonly Option<string?> Organization = Text(
        "--organization", "FILE", "Read the organization from org.json, or from the output of 'aws organizations list-accounts'.");

    public static readonly Option<int?> Accounts = new("--accounts")
    {
        HelpName = "N",
        Description = "Generate an organization of N accounts instead.",
        Recursive = true,
    };

    public static readonly Option<string[]> Regions = new("--regions")
    {
        HelpName = "a,b",
        Description = "Regions of the generated organization.",
        Recursive = true,
        AllowMultipleArgumentsPerToken = true,
    };

    public static readonly Option<long?> Seed = new("--seed")
    {
        HelpName = "S",
        Description = "Seed of everything drawn by chance; the same seed gives the same run (default: 1).",
        Recursive = true,
    };

    public static readonly Option<string?> Faults = Text("--faults", "FILE", "What goes wrong in the simulated AWS, YAML or JSON.");

    public static readonly Option<string?> Ledger = Text(
        "--ledger", "sqlite:PATH|dynamodb:TABLE", "Where state is kept (default: sqlite:.pciautoheal/ledger.db).");

    public static readonly Option<string?> EndpointUrl = Text("--endpoint-url", "URL", "Talk to this address instead of AWS.");

    public static readonly Option<string?> Profile = Text("--profile", "NAME", "A profile of the AWS configuration files.");

    public static readonly Option<string?> Region = Text("--region", "REGION", "Home region: stack sets, the aggregator, STS.");

    public static readonly Option<string> Output = Words("--output", "What to print: text or json.", "text", "text", "json");

    public static readonly Option<bool> NoColor = Switch("--no-color", "Plain text, also on a terminal.");

    public static readonly Option<bool> Verbose = Switch("--verbose", "Say more: log lines, and the stack trace of a defect.");

    public static IReadOnlyList<Option> All { get; } =
        [Spec, Organization, Accounts, Regions, Seed, Faults, Ledger, EndpointUrl, Profile, Region, Output, NoColor, Verbose];

    private static Option<string?> Text(string name, string help, string description) =>
        new(name) { HelpName = help, Description = description, Recursive = true };

    private static Option<bool> Switch(string name, string description) =>
        new(name) { Description = description, Recursive = true };

    private static Option<string> Words(string name, string description, string fallback, params string[] words)
    {
        var option = new Option<string>(name)
        {
            Description = description,
            Recursive = true,
            DefaultValueFactory = _ => fallback,
        };
        option.AcceptOnlyFromAmong(words);
        return option;
    }
}
