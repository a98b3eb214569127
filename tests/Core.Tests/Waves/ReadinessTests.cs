using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Core.Waves;
using PciAutoHeal.Testing;

namespace PciAutoHeal.Core.Tests.Waves;

public sealed class ReadinessTests
{
    private static readonly Region Here = Region.Parse("us-east-1");
    private static readonly Region There = Region.Parse("eu-west-1");
    private static readonly Account Ready = Organizations.Ready(2, [Here]);
    private static readonly AccountId Management = Organizations.Id(0);

    public static TheoryData<Account, string?> Accounts => new()
    {
        { Ready, null },
        { Ready with { Regions = null, Recorders = null }, null },
        { Ready with { Regions = [There] }, "us-east-1 is not enabled in the account" },
        { Ready with { Recorders = [] }, "no configuration recorder" },
        { Ready with { Recorders = [new(There, true)] }, "no configuration recorder" },
        { Ready with { Recorders = [new(Here, false)] }, "the configuration recorder is stopped" },
        { Ready with { Recorders = [], CheckFailure = "AccessDenied" }, "could not be checked: AccessDenied" },
    };

    [Theory]
    [MemberData(nameof(Accounts))]
    public void A_region_is_ready_or_says_why_not(Account account, string? reason) =>
        Readiness.OfRegion(account, Here).Should().Be(reason);

    [Theory]
    [InlineData(AccountState.Active, null)]
    [InlineData(AccountState.Suspended, "the account is SUSPENDED, not ACTIVE")]
    [InlineData(AccountState.PendingClosure, "the account is PENDING_CLOSURE, not ACTIVE")]
    [InlineData(AccountState.Unknown, "the account is UNKNOWN, not ACTIVE")]
    public void Only_an_active_account_is_ready(AccountState state, string? reason) =>
        OfAccount(Ready with { State = state }, A.Spec()).Should().Be(reason);

    [Fact]
    public void An_exclusion_in_force_is_the_reason_with_its_own()
    {
        var exclusion = new Exclusion(Ready.Id, "being closed", "platform", A.Day);

        OfAccount(Ready, A.Spec() with { Scope = new() { Exclude = [exclusion] } })
            .Should().Be("excluded until 2026-11-02: being closed");
    }

    [Theory]
    [InlineData(Delivery.Organization, RemediationMode.Detect, false, true)]
    [InlineData(Delivery.Organization, RemediationMode.Detect, true, true)]
    [InlineData(Delivery.Organization, RemediationMode.Heal, false, true)]
    [InlineData(Delivery.Organization, RemediationMode.Heal, true, false)]
    [InlineData(Delivery.Account, RemediationMode.DryRun, true, false)]
    [InlineData(Delivery.StackSet, RemediationMode.Detect, false, true)]
    public void The_management_account_receives_what_needs_no_documents(
        Delivery delivery, RemediationMode mode, bool hasDocuments, bool ready)
    {
        var release = A.Release() with { Foundation = hasDocuments ? A.Foundation : null };
        var spec = A.Spec() with { Remediation = mode };

        var reason = Readiness.OfAccount(Ready with { Id = Management }, spec, release, delivery, Management, A.Day);

        (reason is null).Should().Be(ready);
    }

    [Theory]
    [InlineData(Delivery.Organization, true)]
    [InlineData(Delivery.Account, false)]
    [InlineData(Delivery.StackSet, false)]
    public void Without_its_role_the_management_account_gets_organization_packs_only(Delivery delivery, bool ready)
    {
        var management = Ready with { Id = Management, CheckFailure = "AccessDenied" };

        var reason = Readiness.OfAccount(management, A.Spec(), A.Release(), delivery, Management, A.Day);

        (reason is null).Should().Be(ready, reason);
    }

    private static string? OfAccount(Account account, RolloutSpec spec) =>
        Readiness.OfAccount(account, spec, A.Release(), Delivery.Organization, Management, A.Day);
}
