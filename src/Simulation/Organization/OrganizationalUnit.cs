namespace PciAutoHeal.Simulation;

/// <summary>A root or an organizational unit; the root has no parent and the name <c>Root</c>.</summary>
public sealed class OrganizationalUnit
{
    private readonly List<OrganizationalUnit> units = [];
    private readonly List<SimulatedAccount> accounts = [];

    internal OrganizationalUnit(string id, string name, OrganizationalUnit? parent)
    {
        (Id, Name, Parent) = (id, name, parent);
        parent?.units.Add(this);
    }

    public string Id { get; }

    public string Name { get; }

    public OrganizationalUnit? Parent { get; }

    public bool IsRoot => Parent is null;

    public IReadOnlyList<OrganizationalUnit> Units => units;

    /// <summary>The accounts directly in this unit.</summary>
    public IReadOnlyList<SimulatedAccount> Accounts => accounts;

    public Dictionary<string, string> Tags { get; } = new(StringComparer.Ordinal);

    /// <summary>From below the root down to this unit.</summary>
    public IReadOnlyList<string> Path => Parent is null ? [] : [.. Parent.Path, Name];

    /// <summary>The accounts in this unit and in the units below it.</summary>
    public IEnumerable<SimulatedAccount> AllAccounts => accounts.Concat(units.SelectMany(unit => unit.AllAccounts));

    internal void Add(SimulatedAccount account) => accounts.Add(account);

    internal void Remove(SimulatedAccount account) => accounts.Remove(account);
}
