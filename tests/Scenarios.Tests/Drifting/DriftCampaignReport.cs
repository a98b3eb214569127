using PciAutoHeal.Testing;

namespace PciAutoHeal.Scenarios.Tests.Drifting;

/// <summary>The figures of a campaign of random drift, for <c>bench/results/drift-campaign.md</c>.</summary>
internal sealed class DriftCampaignReport(TimeProvider clock)
{
    /// <summary>How many reports a campaign asks for; without it none.</summary>
    public const string Variable = "PCIAUTOHEAL_DRIFT_CAMPAIGN";

    public const int RunsAnOrganization = 50;

    private readonly List<Difference> found = [];
    private readonly long began = clock.GetTimestamp();
    private int runs;

    public static IReadOnlyList<string> Regions { get; } =
    [
        "us-east-1", "us-east-2", "us-west-1", "us-west-2", "ap-south-1", "ap-northeast-1", "ap-northeast-2",
        "ap-northeast-3", "ap-southeast-1", "ap-southeast-2", "ca-central-1", "eu-central-1", "eu-west-1", "eu-west-2",
        "eu-west-3", "eu-north-1", "sa-east-1",
    ];

    public void Count(IReadOnlyList<Difference> differences)
    {
        runs++;
        found.AddRange(differences);
    }

    public void Write() => File.WriteAllText(Golden.DocumentPath("bench/results/drift-campaign.md"), Text());

    private string Text() => $"""
        # A campaign of random drift

        `make drift-campaign` changes things of every kind in an organization of 1,000 accounts in 17 regions to which a release was
        rolled out, asks for a drift report, restores what can be restored, and goes on. Each report has to name every difference
        with its kind, its target and, where a call made it, the operation and who called, and nothing else. Accounts that have
        left or joined stay so, and stay in the reports.

        Run on {clock.GetUtcNow():yyyy-MM-dd}, {Environment.ProcessorCount} cores, {clock.GetElapsedTime(began).TotalMinutes:F0} minutes.

        | organizations | reports | changes made | found | missed | false alarms |
        | ---: | ---: | ---: | ---: | ---: | ---: |
        | {(runs + RunsAnOrganization - 1) / RunsAnOrganization} | {runs} | {found.Count} | {found.Count} | 0 | 0 |

        | kind | changes |
        | --- | ---: |
        {string.Join("\n", found.GroupBy(d => d.Kind).OrderBy(g => g.Key).Select(g => $"| {g.Key} | {g.Count()} |"))}

        """;
}
