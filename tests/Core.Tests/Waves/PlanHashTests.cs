using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Gates;
using PciAutoHeal.Core.Packs;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Core.Waves;
using PciAutoHeal.Testing;

namespace PciAutoHeal.Core.Tests.Waves;

public sealed class PlanHashTests
{
    private static readonly OrganizationSnapshot Fleet = Organizations.Of(12, "us-east-1", "eu-west-1");
    private static readonly RolloutSpec Spec = A.Spec(A.Wave("canary", 1), A.Rest);

    public static TheoryData<string, RolloutSpec> OtherSpecs => new()
    {
        { "name", Spec with { Name = "other" } },
        { "waves", A.Spec(A.Wave("canary", 2), A.Rest) },
        { "wave names", A.Spec(A.Wave("first", 1), A.Rest) },
        { "regions", Spec with { Regions = [Region.Parse("us-east-1")] } },
        { "home region", Spec with { HomeRegion = Region.Parse("eu-west-1") } },
        { "remediation", Spec with { Remediation = RemediationMode.Heal } },
        { "delivery", Spec with { Delivery = Delivery.Account } },
        { "role", Spec with { MemberRole = "Other" } },
        { "failures allowed", Spec with { Gates = new() { MaxFailedTargets = new Allowance(2) } } },
        { "approvers", Spec with { Gates = new() { Approvers = 2 } } },
        { "expiry of approvals", Spec with { Gates = new() { ApprovalExpires = TimeSpan.FromHours(1) } } },
        { "freeze", Spec with { Gates = new() { Freeze = [new(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddDays(1), "a")] } } },
        { "accounts that join", Spec with { Joined = JoinedPolicy.Admit } },
        { "approval", Spec with { Gates = new() { Approval = ApprovalPolicy.Required } } },
    };

    [Fact]
    public void A_hash_is_sha256() => Hash(Spec, Fleet, A.Release()).Should().MatchRegex(@"\Asha256:[0-9a-f]{64}\z");

    [Theory]
    [MemberData(nameof(OtherSpecs))]
    public void Whatever_an_approval_is_about_changes_the_hash(string what, RolloutSpec other) =>
        Hash(other, Fleet, A.Release()).Should().NotBe(Hash(Spec, Fleet, A.Release()), what);

    [Fact]
    public void Other_content_changes_the_hash()
    {
        var release = A.Release();
        var changed = release.With([release.Packs[0] with { Template = "other" }]);

        Hash(Spec, Fleet, changed).Should().NotBe(Hash(Spec, Fleet, release));
        Hash(Spec, Fleet, release with { Foundation = A.Foundation }).Should().NotBe(Hash(Spec, Fleet, release));
    }

    [Fact]
    public void What_any_template_says_and_where_changes_the_hash()
    {
        FoundationTemplate[] documents = [new("Documents-1", "one", []), new("Documents-2", "two", [])];
        var release = A.Release() with { Foundation = new([], documents) };
        string HashWith(params FoundationTemplate[] other) => Hash(Spec, Fleet, release with { Foundation = new([], other) });

        HashWith(documents).Should().Be(Hash(Spec, Fleet, release));
        HashWith(documents[0], documents[1] with { Text = "three" }).Should().NotBe(Hash(Spec, Fleet, release));
        HashWith(documents[0] with { Text = "two" }, documents[1] with { Text = "one" }).Should().NotBe(Hash(Spec, Fleet, release));
        HashWith(documents[0]).Should().NotBe(Hash(Spec, Fleet, release));
    }

    [Fact]
    public void An_account_that_joined_changes_the_hash() =>
        Hash(Spec, Organizations.Of(13, "us-east-1", "eu-west-1"), A.Release())
            .Should().NotBe(Hash(Spec, Fleet, A.Release()));

    [Fact]
    public void The_name_of_an_account_does_not_change_the_hash() =>
        Hash(Spec, Fleet.With(3, a => a with { Name = "renamed" }), A.Release()).Should().Be(Hash(Spec, Fleet, A.Release()));

    private static string Hash(RolloutSpec spec, OrganizationSnapshot organization, Release release) =>
        WavePlanner.Compile(spec, organization, release, A.Day).Hash;
}
