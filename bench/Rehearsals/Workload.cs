namespace PciAutoHeal.Bench.Rehearsals;

/// <summary>A rehearsal to be measured.</summary>
/// <param name="Spec">The rollout; null for the demonstration's four waves of all packs.</param>
/// <param name="Faults">What goes wrong; null for nothing.</param>
internal sealed record Workload(
    string Name, int Accounts, IReadOnlyList<string> Regions, int Seed, string? Spec = null, string? Faults = null)
{
    /// <summary>The regions that every account has enabled from its first day.</summary>
    private static readonly string[] DefaultRegions =
    [
        "us-east-1", "us-east-2", "us-west-1", "us-west-2", "ap-south-1", "ap-northeast-1", "ap-northeast-2",
        "ap-northeast-3", "ap-southeast-1", "ap-southeast-2", "ca-central-1", "eu-central-1", "eu-west-1", "eu-west-2",
        "eu-west-3", "eu-north-1", "sa-east-1",
    ];

    /// <summary>What every machine can do: the size of the demonstration.</summary>
    public static Workload Baseline { get; } =
        new("baseline", 40, ["eu-west-1", "us-east-1", "ap-southeast-2"], 7);

    public IEnumerable<string> Arguments =>
    [
        "rehearse", "--accounts", $"{Accounts}", "--regions", string.Join(',', Regions), "--seed", $"{Seed}",
        "--output", "json", "--no-color",
        .. Spec is null ? [] : (string[])["--spec", Spec],
        .. Faults is null ? [] : (string[])["--faults", Faults],
    ];

    public static Workload Large(int accounts, string? spec, string? faults) =>
        new("large", accounts, DefaultRegions, 7, spec, faults);
}
