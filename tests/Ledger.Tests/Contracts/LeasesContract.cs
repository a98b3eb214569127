using PciAutoHeal.Ledger.Tests.Engines;
using static PciAutoHeal.Ledger.Tests.Examples;

namespace PciAutoHeal.Ledger.Tests.Contracts;

public abstract class LeasesContract(ILedgerEngine engine) : LedgerContract(engine)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task A_lease_belongs_to_the_first_who_asks()
    {
        (await First.Leases.AcquireAsync("pack/us-east-1", "a", Start, Minute, Ct)).Should().Be("a");
        (await Second.Leases.AcquireAsync("pack/us-east-1", "b", Start, Minute, Ct)).Should().Be("a");
        (await Second.Leases.AcquireAsync("pack/eu-west-1", "b", Start, Minute, Ct)).Should().Be("b");
    }

    [Fact]
    public async Task A_lease_can_be_taken_by_anybody_once_it_has_expired_and_not_a_tick_before()
    {
        await First.Leases.AcquireAsync("pack", "a", Start, Minute, Ct);

        (await Second.Leases.AcquireAsync("pack", "b", Start + Minute - TimeSpan.FromTicks(1), Minute, Ct)).Should().Be("a");
        (await Second.Leases.AcquireAsync("pack", "b", Start + Minute, Minute, Ct)).Should().Be("b");
        (await First.Leases.AcquireAsync("pack", "a", Start + Minute, Minute, Ct)).Should().Be("b");
    }

    [Fact]
    public async Task Asking_again_renews()
    {
        await First.Leases.AcquireAsync("pack", "a", Start, Minute, Ct);
        await First.Leases.AcquireAsync("pack", "a", Start + (Minute / 2), Minute, Ct);

        (await Second.Leases.AcquireAsync("pack", "b", Start + Minute, Minute, Ct)).Should().Be("a");
    }

    [Fact]
    public async Task A_lease_is_given_back_only_by_its_owner()
    {
        await First.Leases.AcquireAsync("pack", "a", Start, Minute, Ct);

        await Second.Leases.ReleaseAsync("pack", "b", Ct);
        (await Second.Leases.AcquireAsync("pack", "b", Start, Minute, Ct)).Should().Be("a");

        await First.Leases.ReleaseAsync("pack", "a", Ct);
        await First.Leases.ReleaseAsync("pack", "a", Ct);
        (await Second.Leases.AcquireAsync("pack", "b", Start, Minute, Ct)).Should().Be("b");
    }
}
