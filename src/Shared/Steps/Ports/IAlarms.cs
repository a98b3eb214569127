using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Gates;

namespace PciAutoHeal.Steps.Ports;

/// <summary>Looks at CloudWatch alarms.</summary>
public interface IAlarms
{
    /// <summary>What each alarm says, in the order asked; one that cannot be read is answered too.</summary>
    /// <exception cref="TransientException">It may be read later.</exception>
    /// <param name="role">Assumed where an alarm is in another account.</param>
    /// <param name="home">Where alarms are that name no region.</param>
    Task<IReadOnlyList<AlarmSeen>> ReadAsync(
        IReadOnlyList<AlarmSpec> alarms, string role, Region home, CancellationToken ct);
}
