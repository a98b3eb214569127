using System.Globalization;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Faults;

namespace PciAutoHeal.Simulation;

/// <summary>
/// The faults of a rehearsal as questions; a share is decided by the seed and the words, never by call order.
/// </summary>
public sealed class FaultPlan
{
    private readonly ILookup<FaultKind, (int Index, Fault Fault)> byKind;
    private readonly long seed;

    internal FaultPlan(IReadOnlyList<Fault> faults, DateTimeOffset startedAt, long seed)
    {
        (All, StartedAt, this.seed) = (faults, startedAt, seed);
        byKind = faults.Select((fault, index) => (index, fault)).ToLookup(row => row.fault.Kind);
    }

    public IReadOnlyList<Fault> All { get; }

    public DateTimeOffset StartedAt { get; }

    public bool Any(FaultKind kind) => byKind.Contains(kind);

    public DateTimeOffset Begin(Fault fault) => StartedAt + fault.At;

    /// <summary>When the fault ends; null when it never does.</summary>
    public DateTimeOffset? End(Fault fault) => fault.For is { } span ? StartedAt + fault.At + span : null;

    public IEnumerable<Fault> InForce(FaultKind kind, DateTimeOffset at) =>
        byKind[kind].Where(row => row.Fault.IsInForce(at - StartedAt)).Select(row => row.Fault);

    /// <summary>Whether a fault of this kind strikes here and now.</summary>
    public bool Strikes(FaultKind kind, AccountId? account, Region? region, DateTimeOffset at, string salt = "") =>
        Striking(kind, account, region, at, salt) is not null;

    /// <summary>The first fault of this kind that strikes here and now.</summary>
    public Fault? Striking(FaultKind kind, AccountId? account, Region? region, DateTimeOffset at, string salt = "")
    {
        foreach (var (index, fault) in byKind[kind])
        {
            if (fault.IsInForce(at - StartedAt) && Hits(index, fault, account, region, salt))
            {
                return fault;
            }
        }

        return null;
    }

    /// <summary>
    /// Whether a fault of the wire strikes a call; <paramref name="api"/> is <c>service:Operation</c>.
    /// </summary>
    public bool StrikesCall(
        FaultKind kind, string api, AccountId? account, Region? region, DateTimeOffset at, string salt) =>
        byKind[kind].Any(row => row.Fault.IsInForce(at - StartedAt) && IsAbout(row.Fault.Api, api)
            && Hits(row.Index, row.Fault, account, region, salt));

    /// <summary>Whether a fault reaches an account and region, whatever the time.</summary>
    public bool Covers(Fault fault, AccountId? account, Region? region, string salt = "") =>
        byKind[fault.Kind].Where(row => ReferenceEquals(row.Fault, fault) || row.Fault == fault)
            .Select(row => Hits(row.Index, fault, account, region, salt)).FirstOrDefault();

    internal bool Hits(int index, Fault fault, AccountId? account, Region? region, string salt) =>
        (fault.Account is null || fault.Account == account)
        && (fault.Region is null || fault.Region == region)
        && (fault.Percent >= 100 || Share(index, account, region, salt) * 100 < fault.Percent);

    private static bool IsAbout(string? pattern, string api) => pattern is null or "*" || pattern == api
        || (pattern.EndsWith(":*", StringComparison.Ordinal)
            && api.StartsWith(pattern[..^1], StringComparison.Ordinal));

    private double Share(int index, AccountId? account, Region? region, string salt) => Chance.Share(
        seed, "fault", index.ToString(CultureInfo.InvariantCulture), account?.Value ?? "*", region?.Value ?? "*", salt);
}
