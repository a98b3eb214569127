namespace PciAutoHeal.Cdk.Permissions;

/// <summary>What a port's adapter calls.</summary>
/// <param name="Reads">As the delegated administrator, to look.</param>
/// <param name="Writes">As the delegated administrator, to change.</param>
public sealed record PortNeeds(IReadOnlyList<string> Reads, IReadOnlyList<string> Writes)
{
    /// <summary>By the member's role, to look.</summary>
    public IReadOnlyList<string> Member { get; init; } = [];

    /// <summary>By the member's role, to change.</summary>
    public IReadOnlyList<string> MemberWrites { get; init; } = [];

    public IEnumerable<string> Direct(PortUse use) => use switch
    {
        PortUse.None => [],
        PortUse.Looks => Reads,
        _ => Reads.Concat(Writes),
    };

    public IEnumerable<string> InMember(PortUse use) => use switch
    {
        PortUse.None => [],
        PortUse.Looks => Member,
        _ => Member.Concat(MemberWrites),
    };
}

/// <summary>How a step uses a port that it has.</summary>
public enum PortUse
{
    /// <summary>Reads and writes: what a port is for.</summary>
    Changes,

    Looks,

    /// <summary>Holds it for a part that it shares with other steps, and never calls it.</summary>
    None,
}
