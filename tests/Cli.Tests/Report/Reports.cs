using PciAutoHeal.Cli.Console;
using PciAutoHeal.Cli.Report;
using PciAutoHeal.Core.Drift;
using PciAutoHeal.Core.Rollouts;

namespace PciAutoHeal.Cli.Tests.Report;

/// <summary>A small report with one of everything, of which a test changes what matters to it.</summary>
internal static class Reports
{
    /// <summary>What an attacker would call an account.</summary>
    public const string Hostile = "</script><img src=x onerror=alert(1)><!-- & \"quoted\" ‘é’ \u2028";

    public static DateTimeOffset Start { get; } = new(2026, 11, 2, 8, 0, 0, TimeSpan.Zero);

    private static readonly string[] Regions = ["eu-west-1", "us-east-1"];

    public static ReportDocument One { get; } = Of(
        ("111122223333", "=cmd|' /C calc'!A0", ["Deployed", "Deployed"]),
        ("222233334444", Hostile, ["Deployed", "Failed"]),
        ("333344445555", "ledger-prod", ["Contained", "Stuck"]),
        ("444455556666", "closing", ["Skipped", "Skipped"]));

    public static ReportDocument Of(params (string Id, string Name, string[] States)[] accounts)
    {
        TargetLine[] targets =
        [
            .. accounts.SelectMany((account, n) => account.States.Zip(Regions, (state, region) => Target(account.Id, region, n, state))),
        ];
        return new(
            Start.AddHours(2),
            new(
                "pci-20261102T080000", "pci", "Contained", "1 target of 6 failed", "mend the cause", "sha256:1234", Start, "ada",
                null, false, Delivery.Organization, "sha256:abcd", [new("ec2-lambda", "PciAutoHeal-ec2-lambda-1234", 6)]),
            targets.GroupBy(t => t.State).ToDictionary(g => g.Key, g => g.Count()),
            [
                new(0, "canary", "Promoted", 1, Counts(targets, 0), [new("Deploying", Start, Start.AddHours(1)), new("Promoted", Start.AddHours(1), Start.AddHours(1))]),
                new(1, "rest", "Contained", 2, Counts(targets, 1), [new("Deploying", Start.AddHours(1), Start.AddHours(2)), new("Contained", Start.AddHours(2), null)]),
            ],
            [new("Running", Start, Start.AddHours(2)), new("Contained", Start.AddHours(2), null)],
            [new("PT0S", 0, "WaveStarted", "canary"), new("PT2H", 1, "GateHalted", Hostile)],
            new(Start.AddHours(2), 6, 1, 0, [Drift(DriftKind.RoleChanged, "111122223333", null), Drift(DriftKind.PackMissing, "222233334444", "eu-west-1")]),
            new(
                [new("EC2_EBS_ENCRYPTION", ["ec2-lambda"], ["3.4"], ["3.5.1"], "gated", null, "why"), new("LAMBDA_INSIDE_VPC", ["ec2-lambda"], [], ["1.2.5", "3.5.1"], "manual", null, "why")],
                [new("4.0.1", "1.2.5", 0, 0, 1, ["LAMBDA_INSIDE_VPC"]), new("4.0.1", "3.5.1", 0, 1, 1, ["EC2_EBS_ENCRYPTION", "LAMBDA_INSIDE_VPC"]), new("3.2.1", "3.4", 0, 1, 0, ["EC2_EBS_ENCRYPTION"])]),
            new(RemediationMode.Heal, [new("PciAutoHeal-ec2-lambda-1234", "eu-west-1", RemediationMode.Detect, Start)], null),
            [
                new("444455556666", "being closed", "platform", new DateOnly(2027, 1, 31), true),
                new("333344445555", "migration", null, new DateOnly(2026, 10, 31), false),
            ],
            Regions,
            [.. accounts.Select((account, n) => new ReportAccount(account.Id, account.Name, n == 0 ? "" : "Workloads/Prod", "ACTIVE"))],
            targets);
    }

    private static TargetLine Target(string account, string region, int n, string state) => new(
        account,
        region,
        state == "Skipped" ? null : Math.Min(n, 1),
        state,
        state == "Skipped" ? null : "sha256:abcd",
        state is "Failed" or "Stuck" ? "ResourceCreationFailed" : null,
        state is "Failed" or "Stuck" ? $"Failed to create {Hostile}" : null,
        Start.AddMinutes(n));

    private static DriftLine Drift(DriftKind kind, string account, string? region) =>
        new($"{account}{kind}", account, region, kind, "role", "as deployed", "changed", null, Start, true);

    private static Dictionary<string, int> Counts(TargetLine[] targets, int wave) =>
        targets.Where(t => t.Wave == wave).GroupBy(t => t.State).ToDictionary(g => g.Key, g => g.Count());
}
