using System.Globalization;
using PciAutoHeal.Core.Accounts;

namespace PciAutoHeal.Simulation;

/// <summary>The organization as it stands now: a root, units, accounts, and who administers what.</summary>
public sealed class Organization
{
    private readonly Dictionary<AccountId, SimulatedAccount> known = [];
    private readonly List<SimulatedAccount> members = [];
    private readonly Dictionary<string, OrganizationalUnit> units = new(StringComparer.Ordinal);
    private readonly Action<WorldEvent> tell;
    private readonly Func<DateTimeOffset> now;
    private readonly SimulationSettings settings;
    private readonly long seed;

    internal Organization(
        OrganizationSnapshot snapshot, long seed, SimulationSettings settings, Func<DateTimeOffset> now, Action<WorldEvent> tell)
    {
        (this.seed, this.settings, this.now, this.tell) = (seed, settings, now, tell);
        (Id, Regions) = (OrganizationIds.Organization(snapshot.OrganizationId, seed), snapshot.Regions.Count > 0 ? snapshot.Regions : AwsRegions.OpenByDefault);
        Root = new($"r-{Chance.Letters(seed, 4, "root")}", "Root", null);
        units.Add(Root.Id, Root);
        foreach (var account in snapshot.Accounts)
        {
            Admit(account, OrganizationIds.JoinedAt(account.Id, now(), seed));
        }

        Management = AdmitIfMissing(snapshot.ManagementAccountId, "Management");
        DelegatedAdministrator = AdmitIfMissing(snapshot.DelegatedAdministratorId, "Security Tooling");
        Delegations = new(DelegatedAdministrator.Id, now());
    }

    public string Id { get; }

    public SimulatedAccount Management { get; }

    public SimulatedAccount DelegatedAdministrator { get; }

    public Delegations Delegations { get; }

    public OrganizationalUnit Root { get; }

    /// <summary>The regions the rehearsal is about.</summary>
    public IReadOnlyList<Region> Regions { get; }

    /// <summary>Every account of the organization, whatever its state.</summary>
    public IReadOnlyList<SimulatedAccount> Accounts => members;

    /// <summary>An account, also one that has left; null when there never was one.</summary>
    public SimulatedAccount? Find(AccountId id) => known.GetValueOrDefault(id);

    public SimulatedAccount? FindMember(AccountId id) => Find(id) is { IsMember: true } account ? account : null;

    public OrganizationalUnit? FindUnit(string id) => units.GetValueOrDefault(id);

    /// <summary>
    /// Whether an account may read the organization and act for it: the management account, or a delegate.
    /// </summary>
    public bool IsAdministrator(AccountId id) => id == Management.Id || Delegations.Has(id);

    /// <summary>The unit of a path, made where it does not exist.</summary>
    public OrganizationalUnit UnitAt(IReadOnlyList<string> path) => path.Aggregate(Root, (parent, name) =>
        parent.Units.FirstOrDefault(unit => unit.Name == name) ?? CreateUnit(parent, name));

    public OrganizationalUnit CreateUnit(OrganizationalUnit parent, string name)
    {
        var unit = new OrganizationalUnit(OrganizationIds.Unit(Root, parent, name, seed), name, parent);
        units.Add(unit.Id, unit);
        return unit;
    }

    /// <summary>An account joins, or one that had left comes back.</summary>
    public SimulatedAccount Join(Account account, string? email = null)
    {
        var joined = Admit(account, now(), email);
        tell(new(now(), WorldEventKind.AccountJoined, joined.Id, null, $"{joined.Name} joined the organization"));
        return joined;
    }

    /// <summary>An account id that nobody has, the same for the same words.</summary>
    public AccountId NewAccountId(string about) => Enumerable.Range(0, int.MaxValue)
        .Select(n => AccountId.Parse((100_000_000_000L
            + (Chance.Draw(seed, "account", about, n.ToString(CultureInfo.InvariantCulture)) % 900_000_000_000L))
            .ToString(CultureInfo.InvariantCulture)))
        .First(id => !known.ContainsKey(id));

    public void Leave(SimulatedAccount account)
    {
        if (account.Unit is not { } unit)
        {
            return;
        }

        unit.Remove(account);
        members.Remove(account);
        account.Unit = null;
        Delegations.RemoveAll(account.Id);
        tell(new(now(), WorldEventKind.AccountLeft, account.Id, null, $"{account.Name} left the organization"));
    }

    public void Move(SimulatedAccount account, OrganizationalUnit destination)
    {
        account.Unit?.Remove(account);
        (account.Unit, var from) = (destination, account.Unit);
        destination.Add(account);
        tell(new(now(), WorldEventKind.AccountMoved, account.Id, null,
            $"{account.Name} moved from /{string.Join('/', from?.Path ?? [])} to /{string.Join('/', destination.Path)}"));
    }

    public void Suspend(SimulatedAccount account)
    {
        account.State = AccountState.Suspended;
        tell(new(now(), WorldEventKind.AccountSuspended, account.Id, null, $"{account.Name} was suspended"));
    }

    public void Reinstate(SimulatedAccount account)
    {
        account.State = AccountState.Active;
        tell(new(now(), WorldEventKind.AccountReinstated, account.Id, null, $"{account.Name} is active again"));
    }

    private SimulatedAccount AdmitIfMissing(AccountId id, string name) =>
        FindMember(id) ?? Admit(new(id, name, AccountState.Active), OrganizationIds.JoinedAt(id, now(), seed));

    private SimulatedAccount Admit(Account account, DateTimeOffset joinedAt, string? email = null)
    {
        if (!known.TryGetValue(account.Id, out var admitted))
        {
            admitted = new(account, email ?? OrganizationIds.Email(account.Name, account.Id), joinedAt, Regions);
            known.Add(account.Id, admitted);
        }

        if (!admitted.IsMember)
        {
            admitted.JoinedAt = joinedAt;
            admitted.Unit = UnitAt(account.Path);
            admitted.Unit.Add(admitted);
            members.Add(admitted);
        }

        return admitted;
    }
}
