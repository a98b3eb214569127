namespace PciAutoHeal.Core.Accounts;

/// <summary>An account of the organization as one snapshot saw it.</summary>
public sealed record Account(AccountId Id, string Name, AccountState State)
{
    /// <summary>Names of the organizational units from below the root down to the account; empty at the root.</summary>
    public IReadOnlyList<string> Path { get; init; } = [];

    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>Regions enabled in the account; null when nobody has looked.</summary>
    public IReadOnlyList<Region>? Regions { get; init; }

    /// <summary>Configuration recorders, at most one a region; null when nobody has looked.</summary>
    public IReadOnlyList<Recorder>? Recorders { get; init; }

    /// <summary>Why the account could not be inspected; null when it could, or when nobody tried.</summary>
    public string? CheckFailure { get; init; }

    /// <summary>
    /// Whether the account lies in the unit named by a path such as <c>Workloads/Prod</c>, nested units included.
    /// </summary>
    public bool IsIn(string organizationalUnit)
    {
        var wanted = organizationalUnit.Split(
            '/', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return wanted.Length > 0 && wanted.Length <= Path.Count && wanted.SequenceEqual(Path.Take(wanted.Length));
    }
}
