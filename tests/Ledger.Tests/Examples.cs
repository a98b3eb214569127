using CsCheck;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Packs;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Ledger.Tests;

/// <summary>What tests keep in ledgers, and generators of the same.</summary>
internal static class Examples
{
    public static DateTimeOffset Start { get; } = new(2026, 11, 1, 8, 0, 0, TimeSpan.Zero);

    /// <summary>Text with what breaks careless stores: quotes, NUL, other scripts, nothing at all.</summary>
    public static Gen<string> Text { get; } = Gen.OneOf(
        Gen.String[Gen.Char.AlphaNumeric, 0, 20],
        Gen.OneOf("", " ", "'; DROP TABLE events; --", "a\"b\\c\r\n\t", "nul\0inside", "größe 東京 🚦", "#", "%_*"));

    public static Gen<Target> Targets { get; } = Gen.Select(
        Gen.Int[1, 4], Gen.OneOf("us-east-1", "eu-west-1"), (account, region) => Target(account, region));

    /// <summary>Few moments and few states, so that ties, repeats and late arrivals are frequent.</summary>
    public static Gen<TargetRecord> Changes { get; } = Gen.Select(
        Targets,
        Gen.Int[0, 2],
        Gen.OneOf(TargetState.Pending, TargetState.Deploying, TargetState.Deployed, TargetState.Failed),
        Text.Null(),
        Gen.Int[0, 6],
        (target, wave, state, error, second) => new TargetRecord(
            target, wave == 0 ? null : wave, state, "sha256:1", error is null ? null : "E", error, Start.AddSeconds(second)));

    /// <summary>Few ids, so that repeats are frequent.</summary>
    public static Gen<RolloutEvent> Events { get; } = Gen.Select(
        Gen.Int[0, 40], Gen.Enum<RolloutEventKind>(), Text, Gen.Long[0, TimeSpan.TicksPerDay], Targets, Gen.Int[0, 15],
        (id, kind, detail, ticks, target, parts) => new RolloutEvent($"event-{id}", Start.AddTicks(ticks), kind, detail)
        {
            Wave = (parts & 1) == 0 ? null : id,
            Target = (parts & 2) == 0 ? null : target,
            PlanHash = (parts & 4) == 0 ? null : "sha256:2",
            Actor = (parts & 8) == 0 ? null : detail,
            Put = (parts & 9) == 0 ? Put(target.Region, ticks) : null,
        });

    public static Target Target(int account, string region = "us-east-1") =>
        new(AccountId.Parse($"{account:D12}"), Region.Parse(region));

    public static TargetRecord Change(int account, TargetState state, double second, string? error = null) =>
        new(Target(account), 0, state, "sha256:1", null, error, Start.AddSeconds(second));

    public static RolloutEvent Event(string id) => new(id, Start, RolloutEventKind.WaveStarted, $"because of {id}");

    public static RolloutHeader Header(string id, double second = 0) => new(
        RolloutId.Parse(id), "pci", Start.AddSeconds(second), $"rollouts/{id}/spec.json", "releases/1.json", "someone");

    private static PackPut Put(Region region, long ticks) => new(
        PackName.Parse("pci-dss"), region, Start, Start.AddTicks(ticks), RemediationMode.DryRun, "3:abc", "wave-0-1");
}
