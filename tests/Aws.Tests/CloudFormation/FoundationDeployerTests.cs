using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Faults;
using PciAutoHeal.Core.Packs;
using PciAutoHeal.Steps;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Aws.Tests.CloudFormation;

public sealed class FoundationDeployerTests
{
    private static readonly Target[] Both =
    [
        new(World.Alpha, World.Ireland), new(World.Alpha, World.Virginia),
        new(World.Beta, World.Ireland), new(World.Beta, World.Virginia),
    ];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("AKIAADMIN")]
    [InlineData("MANAGEMENTKEY")]
    public async Task Documents_come_by_a_set_a_region_and_roles_by_one(string key)
    {
        using var world = new World(key: key);

        var operations = await StartAsync(world, Both, "wave-0");
        (await ReadAsync(world, operations, Both)).Should().OnlyContain(one => !one.IsDone);
        world.Clock.Advance(TimeSpan.FromMinutes(10));
        var progress = await ReadAsync(world, operations, Both);

        operations.Select(one => (one.StackSet, one.Region)).Should().Equal(
            ("PciAutoHeal-Roles", null),
            ("PciAutoHeal-Documents-eu-west-1", World.Ireland),
            ("PciAutoHeal-Documents-us-east-1", World.Virginia));
        progress.Should().OnlyContain(one => one.IsDone && one.Failures.Count == 0);
        foreach (var target in Both)
        {
            (await HasDocumentAsync(world, target)).Should().BeTrue();
        }
    }

    [Fact]
    public async Task Nobody_but_the_targets_gets_anything()
    {
        using var world = new World();

        await DeployAsync(world, [Both[0]], "wave-0");

        (await HasDocumentAsync(world, Both[0])).Should().BeTrue();
        (await HasDocumentAsync(world, Both[1])).Should().BeFalse("it is another region");
        (await HasDocumentAsync(world, Both[2])).Should().BeFalse("it is another account");
    }

    [Fact]
    public async Task When_every_target_has_everything_there_is_nothing_to_watch()
    {
        using var world = new World();
        await DeployAsync(world, Both, "wave-0");

        (await StartAsync(world, Both, "wave-0")).Should().BeEmpty();
        (await StartAsync(world, Both, "wave-1")).Should().BeEmpty();
    }

    [Fact]
    public async Task A_repeat_finds_its_own_operations()
    {
        using var world = new World();

        var first = await StartAsync(world, Both, "wave-0");
        var again = await StartAsync(world, Both, "wave-0");
        world.Clock.Advance(TimeSpan.FromSeconds(20));
        var later = await StartAsync(world, Both, "wave-0");

        again.Should().Equal(first);
        later.Should().Equal(first);
    }

    [Fact]
    public async Task A_lost_answer_starts_nothing_twice()
    {
        using var world = new World();
        await StartAsync(world, [Both[0]], "wave-0");
        world.Clock.Advance(TimeSpan.FromMinutes(10));
        world.Meddler.Refuse("CreateStackInstances", "OperationIdAlreadyExistsException", status: 409, xml: true);

        var operations = await StartAsync(world, [Both[2]], "wave-1");

        operations.Should().HaveCount(2);
        operations[0].OperationId.Should().StartWith("pciautoheal-create-");
    }

    [Fact]
    public async Task The_management_account_is_left_out()
    {
        using var world = new World();

        (await StartAsync(world, [new(World.Management, World.Ireland)], "wave-0")).Should().BeEmpty();

        world.Cloud.Calls["cloudformation:CreateStackSet"].Should().Be(0);
    }

    [Fact]
    public async Task The_next_wave_adds_its_accounts_to_the_same_sets()
    {
        using var world = new World();
        await DeployAsync(world, Both[..2], "wave-0");

        var progress = await DeployAsync(world, Both[2..], "wave-1");

        progress.Should().OnlyContain(one => one.Failures.Count == 0);
        (await HasDocumentAsync(world, Both[3])).Should().BeTrue();
        world.Cloud.Calls["cloudformation:CreateStackSet"].Should().Be(3);
    }

    [Fact]
    public async Task A_new_template_reaches_the_wave_and_nobody_else()
    {
        using var world = new World();
        await DeployAsync(world, Both, "wave-0");
        var next = Samples.With(Samples.Documents("encrypts better"));

        await DeployAsync(world, Both[..2], "wave-1", next);
        (await DescriptionAsync(world, Both[0])).Should().Be("encrypts better");
        (await DescriptionAsync(world, Both[2])).Should().Be("encrypts");

        await DeployAsync(world, Both[2..], "wave-2", next);
        (await DescriptionAsync(world, Both[2])).Should().Be("encrypts better");
        (await StartAsync(world, Both, "wave-3", next)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_new_template_for_accounts_without_stacks_changes_no_other_account()
    {
        using var world = new World();
        await DeployAsync(world, Both[..2], "wave-0");
        var next = Samples.With(Samples.Documents("encrypts better"));

        IReadOnlyList<StackOperation> operations = [];
        for (var attempt = 0; attempt < 6 && operations.Count == 0; attempt++)
        {
            try
            {
                operations = await StartAsync(world, Both[2..], "wave-1", next);
            }
            catch (TransientException)
            {
                world.Clock.Advance(TimeSpan.FromSeconds(90));
            }
        }

        world.Clock.Advance(TimeSpan.FromMinutes(10));
        (await ReadAsync(world, operations, Both[2..])).Should().OnlyContain(one => one.IsDone && one.Failures.Count == 0);
        (await StartAsync(world, Both[2..], "wave-2", next)).Should().BeEmpty();
        (await DescriptionAsync(world, Both[2])).Should().Be("encrypts better");
        (await DescriptionAsync(world, Both[0])).Should().Be("encrypts");
    }

    [Fact]
    public async Task A_failed_stack_is_told_though_the_operation_succeeds_and_the_next_try_repairs_it()
    {
        using var world = new World([new(FaultKind.StackFailed, World.Alpha, For: TimeSpan.FromMinutes(5))]);

        var progress = await DeployAsync(world, Both, "wave-0");
        var failures = progress.SelectMany(one => one.Failures).ToList();

        failures.Should().NotBeEmpty().And.OnlyContain(failure => failure.Target.Account == World.Alpha && failure.Reason.Length > 0);
        (await StartAsync(world, Both, "wave-0")).Should().BeSubsetOf(progress.Select(one => one.Operation), "it is the same token");
        (await DeployAsync(world, Both, "wave-0-again")).Should().OnlyContain(one => one.Failures.Count == 0);
        (await HasDocumentAsync(world, Both[0])).Should().BeTrue();
    }

    [Fact]
    public async Task A_suspended_account_is_a_failure_of_its_own()
    {
        var seed = World.Small with
        {
            Accounts = [.. World.Small.Accounts.Select(a => a.Id == World.Beta ? a with { State = AccountState.Suspended } : a)],
        };
        using var world = new World(seed: seed);

        var progress = await DeployAsync(world, [Both[0], Both[2]], "wave-0");

        progress.SelectMany(one => one.Failures).Select(failure => failure.Target.Account).Distinct().Should()
            .Equal(World.Beta);
    }

    [Fact]
    public async Task An_account_that_has_left_is_not_visible_rather_than_done()
    {
        using var world = new World();
        var stranger = new Target(AccountId.Parse("999988887777"), World.Ireland);

        var progress = await DeployAsync(world, [Both[0], stranger], "wave-0");

        progress.SelectMany(one => one.Failures).Should().OnlyContain(failure => failure.Target.Account == stranger.Account
            && failure.Code == "NotVisible");
        progress.SelectMany(one => one.Failures).Should().HaveCount(2, "roles and documents");
    }

    [Fact]
    public async Task A_busy_set_is_transient()
    {
        using var world = new World();
        world.Meddler.Refuse("CreateStackInstances", "OperationInProgressException", status: 409, xml: true);

        Func<Task> start = async () => await StartAsync(world, Both, "wave-0");

        await start.Should().ThrowAsync<TransientException>().Where(e => e.Code == "OperationInProgressException");
    }

    [Fact]
    public async Task A_large_template_goes_by_a_bucket()
    {
        using var world = new World();
        var large = Samples.With(Samples.Documents("encrypts") + "\n# " + new string('x', 60_000));

        var progress = await DeployAsync(world, Both[..1], "wave-0", large);

        progress.Should().OnlyContain(one => one.Failures.Count == 0);
        (await StartAsync(world, Both[..1], "wave-1", large)).Should().BeEmpty();
    }

    [Fact]
    public async Task Many_accounts_are_found_below_the_root_in_one_call()
    {
        using var world = new World(seed: World.Large(60));
        var targets = Enumerable.Range(0, 60).Select(n => new Target(World.Member(n), World.Ireland)).ToArray();

        var progress = await DeployAsync(world, targets, "wave-0");

        progress.Should().OnlyContain(one => one.IsDone && one.Failures.Count == 0);
        world.Cloud.Calls["organizations:ListParents"].Should().Be(0);
        world.Cloud.Calls["organizations:ListRoots"].Should().Be(1);
    }

    private static Task<IReadOnlyList<StackOperation>> StartAsync(
        World world, IReadOnlyList<Target> targets, string token, Foundation? foundation = null) =>
        world.Foundation.StartAsync(foundation ?? Samples.Foundation, targets, World.Virginia, token, Ct);

    private static Task<IReadOnlyList<StackProgress>> ReadAsync(
        World world, IReadOnlyList<StackOperation> operations, IReadOnlyList<Target> targets) =>
        world.Foundation.ReadAsync(operations, targets, Ct);

    private static async Task<IReadOnlyList<StackProgress>> DeployAsync(
        World world, IReadOnlyList<Target> targets, string token, Foundation? foundation = null)
    {
        var operations = await StartAsync(world, targets, token, foundation);
        world.Clock.Advance(TimeSpan.FromMinutes(10));
        var progress = await ReadAsync(world, operations, targets);
        progress.Should().OnlyContain(one => one.IsDone);
        return progress;
    }

    private static async Task<bool> HasDocumentAsync(World world, Target target) =>
        await DescriptionAsync(world, target) is not null;

    private static async Task<string?> DescriptionAsync(World world, Target target)
    {
        using var member = await world.Aws.MemberAsync(target.Account, World.Role, Ct);
        try
        {
            var answer = await member.Ssm(target.Region).CallAsync(
                "GetDocument", (ssm, stop) => ssm.GetDocumentAsync(Samples.Document, stop), Ct);
            return answer.Content.Contains("encrypts better", StringComparison.Ordinal) ? "encrypts better" : "encrypts";
        }
        catch (TerminalException e) when (e.Code == "InvalidDocument")
        {
            return null;
        }
    }
}
