using BenchmarkDotNet.Attributes;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Drift;
using PciAutoHeal.Core.Waves;

namespace PciAutoHeal.Bench.Parts;

/// <summary>A plan, proved and hashed; and the organization of today against the one that was planned for.</summary>
public class Planner
{
    private readonly IReadOnlySet<AccountId> all = Large.Organization.Accounts.Select(one => one.Id).ToHashSet();

    [Benchmark]
    public object CompilePlan() =>
        WavePlanner.Compile(Large.Spec, Large.Organization, Large.Release, new DateOnly(2026, 11, 2));

    [Benchmark]
    public int CompareOrganizations() =>
        AccountDrift.OfOrganization(Large.Organization, Large.Organization, Large.Spec, all).Count();
}
