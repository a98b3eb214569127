using System.Collections.Immutable;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Packs;
using PciAutoHeal.Core.Rollouts;

namespace PciAutoHeal.Steps.Ports;

/// <summary>Delivers packs to exactly the targets it is given: account by account, or by stack sets.</summary>
public interface ITargetedPacks
{
    /// <summary>
    /// Creates or updates the packs in these targets. A repeat finds its own earlier work and leaves it alone.
    /// </summary>
    Task<TargetedAnswer> PutAsync(TargetedPacks what, CancellationToken ct);

    /// <summary>How a delivery under way fares in each target; one without a row has said nothing.</summary>
    Task<TargetedReading> ReadAsync(TargetedPacks what, CancellationToken ct);

    /// <summary>What stands in each target, long after its delivery; one without a row has no pack.</summary>
    Task<TargetedReading> ReadStandingAsync(TargetedPacks what, CancellationToken ct);

    /// <summary>Deletes the packs in these targets; one that is not there is deleted already.</summary>
    Task<TargetedAnswer> DeleteAsync(TargetedPacks what, CancellationToken ct);
}

/// <summary>Packs and the targets they go to.</summary>
/// <param name="Packs">In the order in which they are rolled out.</param>
/// <param name="Role">The role to assume in members.</param>
/// <param name="Split">Stack sets for each pack and region.</param>
/// <param name="Token">Derives from rollout and wave; operation ids derive from it.</param>
public sealed record TargetedPacks(
    IReadOnlyList<Pack> Packs,
    IReadOnlyList<Target> Targets,
    Region HomeRegion,
    RemediationMode Mode,
    string Role,
    int Split,
    string Token)
{
    /// <summary>Whether, after a delete, nobody is left who should have them: what held them goes as well.</summary>
    public bool IsLast { get; init; }
}

/// <summary>What became of a put or a delete.</summary>
/// <param name="Busy">Targets where AWS works on an earlier change: ask again later.</param>
/// <param name="Refused">Targets where it cannot be done.</param>
public sealed record TargetedAnswer(IReadOnlyList<Target> Busy, IReadOnlyList<TargetRefusal> Refused)
{
    public static TargetedAnswer Taken { get; } = new([], []);

    public static TargetedAnswer Of(IEnumerable<TargetedAnswer> answers)
    {
        var all = answers.ToList();
        return new([.. all.SelectMany(a => a.Busy).Order()], [.. all.SelectMany(a => a.Refused).OrderBy(r => r.Target)]);
    }
}

/// <summary>A target that could not be reached, or refused, and why.</summary>
public sealed record TargetRefusal(Target Target, string Code, string Reason);

/// <summary>How packs fare in targets.</summary>
/// <param name="Unreadable">Targets that could not be asked: nothing is known of them.</param>
public sealed record TargetedReading(IReadOnlyList<TargetedRow> Rows, IReadOnlyList<TargetRefusal> Unreadable)
{
    /// <summary>Packs that are at work in regions, where targets without a row say nothing yet.</summary>
    public IReadOnlySet<(PackName Pack, Region Region)> Moving { get; init; } = ImmutableHashSet<(PackName, Region)>.Empty;

    public static TargetedReading Of(IEnumerable<TargetedReading> readings)
    {
        var all = readings.ToList();
        return new([.. all.SelectMany(r => r.Rows)], [.. all.SelectMany(r => r.Unreadable).Distinct().OrderBy(r => r.Target)])
        {
            Moving = all.SelectMany(r => r.Moving).ToHashSet(),
        };
    }
}

/// <summary>One pack in one target.</summary>
public sealed record TargetedRow(PackName Pack, Region Region, PackRow Row)
{
    public Target Target => new(Row.Account, Region);
}
