namespace PciAutoHeal.Steps.Ports;

/// <summary>Keeps two rollouts from writing the same pack in the same region.</summary>
public interface ILeases
{
    /// <summary>Takes or renews a lease. A lease that has expired can be taken by anybody.</summary>
    /// <returns>The owner that holds it: the one who asked, or the other one.</returns>
    Task<string> AcquireAsync(string name, string owner, DateTimeOffset now, TimeSpan duration, CancellationToken ct);

    /// <summary>Gives a lease back; nothing happens when somebody else holds it.</summary>
    Task ReleaseAsync(string name, string owner, CancellationToken ct);
}
