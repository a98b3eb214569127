using System.Collections.Concurrent;

namespace PciAutoHeal.Simulation;

/// <summary>How often each operation was called, refused calls included; keys are <c>service:Operation</c>.</summary>
public sealed class CallCounters
{
    private readonly ConcurrentDictionary<string, long> counts = new(StringComparer.Ordinal);

    public long this[string operation] => counts.GetValueOrDefault(operation);

    public long Total => counts.Values.Sum();

    public IReadOnlyDictionary<string, long> Snapshot() =>
        new SortedDictionary<string, long>(counts.ToDictionary(), StringComparer.Ordinal);

    /// <summary>How much later all answers together came by the fault SlowAnswer.</summary>
    public TimeSpan Delayed { get; private set; }

    internal void Delay(TimeSpan delay) => Delayed += delay;

    internal void Count(string operation) => counts.AddOrUpdate(operation, 1, static (_, n) => n + 1);
}
