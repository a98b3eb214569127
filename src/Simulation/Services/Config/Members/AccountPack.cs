using System.Text.Json.Nodes;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Simulation.Services.Config.Organization;
using PciAutoHeal.Simulation.Services.Config.Packs;

namespace PciAutoHeal.Simulation.Services.Config.Members;

/// <summary>A conformance pack that an account has put for itself, or a stack in it.</summary>
public sealed class AccountPack(string name, string suffix)
{
    // There may be 170,000: a moment of 16 bytes is 8 of ticks.
    private long requested;
    private long end;
    private long created;

    public string Name { get; } = name;

    public string Suffix { get; } = suffix;

    /// <summary>The stack that made it; null for a call.</summary>
    public object? OwnerStack { get; init; }

    public required PackContent Content { get; set; }

    public required JsonArray InputParameters { get; init; }

    public string? DeliveryBucket { get; set; }

    public string? DeliveryPrefix { get; set; }

    /// <summary>What was deployed before the running change; null for nothing.</summary>
    public PackContent? Before { get; set; }

    public MemberAction Action { get; set; }

    public DateTimeOffset RequestedAt
    {
        get => new(requested, TimeSpan.Zero);
        set => requested = value.UtcTicks;
    }

    public DateTimeOffset EndAt
    {
        get => new(end, TimeSpan.Zero);
        set => end = value.UtcTicks;
    }

    public DateTimeOffset CreatedAt
    {
        get => new(created, TimeSpan.Zero);
        set => created = value.UtcTicks;
    }

    public PackFailure? Failure { get; set; }

    public PackContent? ContentAt(DateTimeOffset now) =>
        now < EndAt || Failure is not null ? Before : Action == MemberAction.Delete ? null : Content;

    public bool IsGone(DateTimeOffset now) => Action == MemberAction.Delete && now >= EndAt && Failure is null;
}

/// <summary>The packs of one account, all regions.</summary>
public sealed class AccountPacks
{
    private readonly SortedDictionary<(Region Region, string Name), AccountPack> packs = new(
        Comparer<(Region Region, string Name)>.Create((a, b) =>
            a.Region.CompareTo(b.Region) is var region and not 0 ? region : string.CompareOrdinal(a.Name, b.Name)));

    public AccountPack? Find(Region region, string name, DateTimeOffset now) =>
        packs.TryGetValue((region, name), out var pack) && !pack.IsGone(now) ? pack : null;

    public IEnumerable<AccountPack> In(Region region, DateTimeOffset now) => packs.Count == 0 ? []
        : packs.Where(entry => entry.Key.Region == region && !entry.Value.IsGone(now)).Select(entry => entry.Value);

    public void Set(Region region, AccountPack pack) => packs[(region, pack.Name)] = pack;
}
