using PciAutoHeal.Core.Accounts;

namespace PciAutoHeal.Steps.Ports;

/// <summary>Says what the rules of a pack check, as a member has them.</summary>
public interface IPackChecks
{
    /// <summary>Source identifiers of the rules of these packs, by the packs' names in the member.</summary>
    Task<IReadOnlyList<string>> ReadAsync(
        Target target, string role, IReadOnlyList<string> memberPackNames, CancellationToken ct);
}
