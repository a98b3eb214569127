using CsCheck;
using PciAutoHeal.Aws.CloudFormation;
using PciAutoHeal.Core.Accounts;

namespace PciAutoHeal.Aws.Tests.CloudFormation;

public sealed class StackWorkTests
{
    private static readonly HashSet<string> Own = ["mine"];

    [Fact]
    public void Current_stacks_need_nothing() =>
        Work(true, [], Stack(World.Alpha, "CURRENT", "SUCCEEDED")).Should().BeEquivalentTo(new StackWork([], [], [], []));

    [Fact]
    public void A_missing_stack_is_created() => Work(true, []).Create.Should().Equal(World.Alpha);

    [Fact]
    public void Another_template_changes_what_is_there() =>
        Work(false, [], Stack(World.Alpha, "CURRENT", "SUCCEEDED")).Change.Should().Equal(World.Alpha);

    [Theory]
    [InlineData("FAILED", "theirs")]
    [InlineData("PENDING", "theirs")]
    [InlineData("CANCELLED", null)]
    [InlineData("SUCCEEDED", "theirs")]
    public void A_stack_that_is_behind_is_repaired(string detail, string? last) =>
        Work(true, [], Stack(World.Alpha, "OUTDATED", detail, last)).Repair.Should().Equal(World.Alpha);

    [Theory]
    [InlineData("RUNNING", "theirs", "theirs")]
    [InlineData("RUNNING", "mine", "mine")]
    [InlineData("PENDING", "theirs", "mine")]
    [InlineData("FAILED", "mine", null)]
    public void A_stack_that_somebody_sees_to_is_watched(string detail, string last, string? inFlight)
    {
        var work = Work(true, inFlight is null ? [] : [inFlight], Stack(World.Alpha, "OUTDATED", detail, last));

        work.Adopt.Should().Equal(inFlight ?? last);
        work.Repair.Should().BeEmpty();
    }

    [Fact]
    public void Every_account_is_seen_to_exactly_once() => Gen.Select(
        Gen.Bool,
        Gen.Select(
            Words("none", "CURRENT", "OUTDATED", "INOPERABLE"),
            Words("PENDING", "RUNNING", "SUCCEEDED", "FAILED"),
            Words("mine", "theirs")).List[0, 30]).Sample((same, stacks) =>
        {
            var accounts = stacks.Select((_, n) => World.Member(n)).ToList();
            var instances = stacks.Select((stack, n) => (stack, n)).Where(it => it.stack.Item1 != "none")
                .Select(it => Stack(accounts[it.n], it.stack.Item1, it.stack.Item2, it.stack.Item3))
                .ToDictionary(it => it.Target.Account);

            var work = StackWork.For(accounts, same, instances, Own, []);

            var started = work.Create.Concat(work.Change).Concat(work.Repair).ToList();
            started.Should().OnlyHaveUniqueItems().And.BeSubsetOf(accounts);
            work.Create.Should().Equal(accounts.Where(account => !instances.ContainsKey(account)));
            (same ? work.Change : work.Repair).Should().BeEmpty();
        });

    private static Gen<string> Words(params string[] words) => Gen.Int[0, words.Length - 1].Select(n => words[n]);

    private static StackWork Work(bool same, IReadOnlyList<string> inFlight, params StackInstanceState[] instances) =>
        StackWork.For([World.Alpha], same, instances.ToDictionary(it => it.Target.Account), Own, inFlight);

    private static StackInstanceState Stack(AccountId account, string status, string detail, string? last = null) =>
        new(new(account, World.Ireland), status, detail, last, null, null);
}
