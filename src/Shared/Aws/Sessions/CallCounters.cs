using System.Collections.Concurrent;

namespace PciAutoHeal.Aws.Sessions;

/// <summary>How often each operation was called, retries included; keys are <c>service:Operation</c>.</summary>
public sealed class CallCounters
{
    private readonly ConcurrentDictionary<string, long> counts = new(StringComparer.Ordinal);

    public long this[string api] => counts.GetValueOrDefault(api);

    public long Total => counts.Values.Sum();

    public IReadOnlyDictionary<string, long> Snapshot() =>
        new SortedDictionary<string, long>(counts.ToDictionary(), StringComparer.Ordinal);

    internal void Count(string api) => counts.AddOrUpdate(api, 1, static (_, n) => n + 1);
}
