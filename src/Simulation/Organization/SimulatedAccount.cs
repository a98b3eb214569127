using PciAutoHeal.Core.Accounts;

namespace PciAutoHeal.Simulation;

/// <summary>
/// One AWS account. Each service keeps its own state class in a slot, per account or per account and region.
/// </summary>
public sealed class SimulatedAccount
{
    private readonly Dictionary<Type, object> global = [];
    private readonly Dictionary<(Type Service, Region Region), object> regional = [];
    private readonly HashSet<Region> disabled = [];
    private readonly HashSet<Region> enabled;
    private readonly HashSet<Region> explicitly;

    internal SimulatedAccount(Account seed, string email, DateTimeOffset joinedAt, IReadOnlyList<Region> known)
    {
        (Id, Name, Email, State, JoinedAt, Seed) = (seed.Id, seed.Name, email, seed.State, joinedAt, seed);
        Tags = new(seed.Tags, StringComparer.Ordinal);
        enabled = [.. seed.Regions ?? known];
        explicitly = [.. known];
    }

    public AccountId Id { get; }

    public string Name { get; }

    public string Email { get; }

    public AccountState State { get; internal set; }

    public DateTimeOffset JoinedAt { get; internal set; }

    /// <summary>Where it stands; null once it has left the organization.</summary>
    public OrganizationalUnit? Unit { get; internal set; }

    public bool IsMember => Unit is not null;

    public Dictionary<string, string> Tags { get; }

    /// <summary>The account as the rehearsal began; services seed their state from it, recorders for one.</summary>
    public Account Seed { get; }

    /// <summary>Regions that are enabled now, in order.</summary>
    public IReadOnlyList<Region> EnabledRegions => [.. enabled.Where(IsEnabled).Order()];

    public bool IsEnabled(Region region) => enabled.Contains(region) && !disabled.Contains(region);

    /// <summary>
    /// Whether credentials of the account are valid in a region. The rehearsal knows its own regions; one that it does
    /// not know is open if AWS enables it by default, because a home region need not be among the targets.
    /// </summary>
    public bool CanCallIn(Region region) =>
        IsEnabled(region) || (!disabled.Contains(region) && !explicitly.Contains(region)
            && AwsRegions.IsOpenByDefault(region));

    /// <summary>The state class of a service in this account.</summary>
    public T Global<T>()
        where T : class, new()
    {
        if (!global.TryGetValue(typeof(T), out var found))
        {
            global[typeof(T)] = found = new T();
        }

        return (T)found;
    }

    /// <summary>The state class of a service in this account; null where nothing has needed it.</summary>
    public T? Find<T>()
        where T : class => (T?)global.GetValueOrDefault(typeof(T));

    /// <summary>The state class of a service in this account and region.</summary>
    public T In<T>(Region region)
        where T : class, new()
    {
        if (!regional.TryGetValue((typeof(T), region), out var found))
        {
            regional[(typeof(T), region)] = found = new T();
        }

        return (T)found;
    }

    /// <summary>The regions in which the account has state of this class.</summary>
    public IEnumerable<(Region Region, T State)> InRegions<T>()
        where T : class => regional.Where(slot => slot.Key.Service == typeof(T))
            .OrderBy(slot => slot.Key.Region).Select(slot => (slot.Key.Region, (T)slot.Value));

    internal void Enable(Region region)
    {
        enabled.Add(region);
        disabled.Remove(region);
    }

    internal void Disable(Region region) => disabled.Add(region);

    internal void Restore(Region region) => disabled.Remove(region);
}
