using System.CommandLine;
using PciAutoHeal.Cli.Input;

namespace PciAutoHeal.Cli;

/// <summary>The global options of one run, as given.</summary>
internal sealed record CliSettings(
    string? Spec,
    string? Organization,
    int? Accounts,
    IReadOnlyList<Region> Regions,
    long? Seed,
    string? Faults,
    string? Ledger,
    string? EndpointUrl,
    string? Profile,
    string? Region,
    bool Json,
    bool Color,
    bool Verbose)
{
    public const string DefaultSpec = "rollout.yaml";

    public long SeedOrDefault => Seed ?? 1;

    public static CliSettings From(ParseResult parsed)
    {
        var accounts = parsed.GetValue(CliOptions.Accounts);
        if (accounts is < 1 or > 100_000)
        {
            throw new InvalidInputException("PAH4001", $"--accounts is {accounts}; expected 1 to 100000.");
        }

        return new(
            parsed.GetValue(CliOptions.Spec),
            parsed.GetValue(CliOptions.Organization),
            accounts,
            RegionsOf(parsed.GetValue(CliOptions.Regions) ?? []),
            parsed.GetValue(CliOptions.Seed),
            parsed.GetValue(CliOptions.Faults),
            parsed.GetValue(CliOptions.Ledger),
            parsed.GetValue(CliOptions.EndpointUrl),
            parsed.GetValue(CliOptions.Profile),
            parsed.GetValue(CliOptions.Region),
            parsed.GetValue(CliOptions.Output) == "json",
            !parsed.GetValue(CliOptions.NoColor),
            parsed.GetValue(CliOptions.Verbose));
    }

    private static IReadOnlyList<Region> RegionsOf(IEnumerable<string> given) =>
    [
        .. given.SelectMany(g => g.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .Select(text => Core.Accounts.Region.TryParse(text, out var region)
                ? region
                : throw new InvalidInputException("PAH4002", $"--regions names '{text}'; expected region codes such as eu-west-1."))
            .Distinct(),
    ];
}
