namespace PciAutoHeal.Cdk.Permissions;

/// <summary>What a port's adapter calls for one kind of use.</summary>
/// <param name="Direct">As the delegated administrator.</param>
/// <param name="InMember">By a member's role.</param>
public sealed record PortNeeds(Type Port, PortUse Use, IReadOnlyList<string> Direct, IReadOnlyList<string> InMember)
{
    public PortNeeds(Type port, PortUse use, params IReadOnlyList<string> direct)
        : this(port, use, direct, [])
    {
    }
}
