using CsCheck;
using PciAutoHeal.Core.Gates;

namespace PciAutoHeal.Core.Tests.Gates;

public sealed class ApprovalsTests
{
    private const string Starter = "ann";

    private static readonly DateTimeOffset Noon = new(2026, 11, 2, 12, 0, 0, TimeSpan.Zero);

    private static readonly GateRules Two = new() { Approval = ApprovalPolicy.Required, Approvers = 2 };

    private static readonly Gen<Approval> Given =
        Gen.Select(Gen.OneOf("ann", "bob", "eve", "tom"), Gen.Int[0, 100], (who, before) => new Approval(who, Noon.AddHours(-before)));

    [Fact]
    public void Where_one_is_enough_who_started_may_approve() =>
        Approvals.Judge([], new(Starter, Noon), Two with { Approvers = 1 }, Starter).Should()
            .BeOfType<ApprovalVerdict.Enough>();

    [Fact]
    public void Two_others_are_needed_where_two_must_approve()
    {
        var bob = new Approval("bob", Noon.AddHours(-1));

        Approvals.Judge([], bob, Two, Starter).Should().BeOfType<ApprovalVerdict.MoreNeeded>().Which.Missing.Should()
            .Be(1);
        Approvals.Judge([bob], new("bob", Noon), Two, Starter).Should().BeOfType<ApprovalVerdict.MoreNeeded>();
        Approvals.Judge([bob], new(Starter, Noon), Two, Starter).Should().BeOfType<ApprovalVerdict.Refused>();
        Approvals.Judge([bob], new("eve", Noon), Two, Starter)
            .Should().BeOfType<ApprovalVerdict.Enough>().Which.People.Should().Equal("bob", "eve");
    }

    [Fact]
    public void An_approval_does_not_count_once_it_has_expired()
    {
        var rules = Two with { ApprovalExpires = TimeSpan.FromHours(24) };

        Approvals.Judge([new("bob", Noon.AddHours(-24))], new("eve", Noon), rules, Starter).Should()
            .BeOfType<ApprovalVerdict.MoreNeeded>();
        Approvals.Judge([new("bob", Noon.AddHours(-23))], new("eve", Noon), rules, Starter).Should()
            .BeOfType<ApprovalVerdict.Enough>();
    }

    [Fact]
    public void Enough_is_as_many_different_people_as_asked_for_and_never_who_started() =>
        Gen.Select(Given.Array[0, 6], Given, Gen.Int[2, 4], Gen.Int[1, 90].Nullable()).Sample((earlier, latest, needed, hours) =>
        {
            var rules = Two with { Approvers = needed, ApprovalExpires = hours is { } h ? TimeSpan.FromHours(h) : null };
            var last = latest with { At = Noon };

            var verdict = Approvals.Judge(earlier, last, rules, Starter);

            return verdict is not ApprovalVerdict.Enough enough
                || (enough.People.Distinct().Count() >= needed && !enough.People.Contains(Starter)
                    && enough.People.All(p => earlier.Append(last).Any(a => a.Actor == p && !Approvals.HasExpired(a, rules, Noon))));
        });
}
