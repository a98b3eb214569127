using PciAutoHeal.Core.Packs;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Core.Waves;

namespace PciAutoHeal.Testing;

/// <summary>Valid things of which a test changes what matters to it.</summary>
public static class A
{
    public static DateOnly Day { get; } = new(2026, 11, 2);

    public static Foundation Foundation { get; } =
        new([new("Roles", "roles", ["PciAutoHeal-EncryptTrail"])], [new("Documents", "documents", ["PciAutoHeal-EncryptTrail"])]);

    /// <summary>A wave that takes the rest.</summary>
    public static WaveSpec Rest { get; } = new("rest") { Rest = true };

    /// <summary>A spec for all regions of the organization; without waves, one that takes everybody.</summary>
    public static RolloutSpec Spec(params WaveSpec[] waves) => new("test", null, waves.Length == 0 ? [Rest] : waves);

    public static WaveSpec Wave(string name, params int[] accounts) =>
        new(name) { Accounts = [.. accounts.Select(Organizations.Id)] };

    public static WaveSpec Wave(string name, decimal percent) => new(name) { Percent = percent };

    public static Pack Pack(string name = "ec2-lambda", int rules = 5) =>
        new(PackName.Parse(name), $"Resources: {{}} # {name}, {rules} rules", rules, [], []);

    /// <summary>A release without documents and roles; one pack without any given.</summary>
    public static Release Release(params Pack[] packs) =>
        new("sha256:test", packs.Length == 0 ? [Pack()] : packs, null);
}
