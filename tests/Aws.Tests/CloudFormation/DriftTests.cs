using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Faults;
using PciAutoHeal.Core.Packs;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Aws.Tests.CloudFormation;

public sealed class DriftTests
{
    private static readonly Target[] Targets = [new(World.Alpha, World.Ireland), new(World.Beta, World.Ireland)];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task As_deployed_nothing_drifts()
    {
        using var world = await DeployedAsync();

        (await ReadAsync(world, Targets)).Should().BeEmpty();
        world.Cloud.Calls["sts:AssumeRole"].Should().Be(0, "StackSets look without a role");
    }

    [Theory]
    [InlineData(FaultKind.DocumentChanged, StackDriftKind.DocumentChanged, Samples.Document)]
    [InlineData(FaultKind.RoleChanged, StackDriftKind.RoleChanged, Samples.RoleName)]
    public async Task What_was_changed_is_named(FaultKind fault, StackDriftKind kind, string resource)
    {
        using var world = await DeployedAsync([new(fault, World.Alpha, At: TimeSpan.FromHours(1))]);
        world.Clock.Advance(TimeSpan.FromHours(2));

        var drift = await ReadAsync(world, Targets);

        var found = drift.Should().ContainSingle().Which;
        found.Target.Account.Should().Be(World.Alpha);
        found.Kind.Should().Be(kind);
        found.Resource.Should().Be(resource);
        found.Actual.Should().NotBeEmpty();
    }

    [Fact]
    public async Task A_deleted_document_is_missing()
    {
        using var world = await DeployedAsync();
        using var member = await world.Aws.MemberAsync(World.Beta, World.Role, Ct);
        await member.Ssm(World.Ireland).CallAsync(
            "DeleteDocument", (ssm, stop) => ssm.DeleteDocumentAsync(Samples.Document, stop), Ct);

        var drift = await ReadAsync(world, Targets);

        drift.Should().ContainSingle().Which.Should().Match<StackDrift>(it =>
            it.Target == Targets[1] && it.Kind == StackDriftKind.DocumentMissing && it.Resource == Samples.Document);
    }

    [Fact]
    public async Task A_target_without_a_stack_lacks_both()
    {
        using var world = await DeployedAsync();
        var stranger = new Target(World.Security, World.Ireland);

        var drift = await ReadAsync(world, [.. Targets, stranger]);

        drift.Select(it => (it.Target.Account, it.Kind)).Should().BeEquivalentTo(
        [
            (World.Security, StackDriftKind.RoleMissing),
            (World.Security, StackDriftKind.DocumentMissing),
        ]);
    }

    [Fact]
    public async Task Without_stack_sets_everything_is_missing()
    {
        using var world = new World();

        var drift = await ReadAsync(world, Targets);

        drift.Select(it => it.Kind).Should().BeEquivalentTo(
        [
            StackDriftKind.RoleMissing, StackDriftKind.RoleMissing,
            StackDriftKind.DocumentMissing, StackDriftKind.DocumentMissing,
        ]);
    }

    [Fact]
    public async Task Another_releases_template_is_a_change()
    {
        using var world = await DeployedAsync();
        var next = Samples.With(Samples.Documents("encrypts better"));

        var drift = await ReadAsync(world, Targets, next);

        drift.Select(it => (it.Target, it.Kind)).Should().Equal(
            (Targets[0], StackDriftKind.DocumentChanged), (Targets[1], StackDriftKind.DocumentChanged));
    }

    [Fact]
    public async Task A_busy_set_is_unreadable_and_not_clean()
    {
        using var world = await DeployedAsync();
        world.Meddler.Refuse("DetectStackSetDrift", "OperationInProgressException", times: 2, status: 409, xml: true);

        var drift = await ReadAsync(world, Targets);

        drift.Should().HaveCount(4).And.OnlyContain(it => it.Kind == StackDriftKind.Unreadable
            && it.Actual.StartsWith("OperationInProgressException"));
    }

    [Fact]
    public async Task Where_drift_detection_is_unknown_documents_are_looked_at_by_a_role()
    {
        using var world = await DeployedAsync();
        world.Meddler.Refuse("DetectStackSetDrift", "InvalidAction", times: 2, xml: true);
        using var member = await world.Aws.MemberAsync(World.Beta, World.Role, Ct);
        await member.Ssm(World.Ireland).CallAsync(
            "DeleteDocument", (ssm, stop) => ssm.DeleteDocumentAsync(Samples.Document, stop), Ct);

        var drift = await ReadAsync(world, Targets);

        drift.Where(it => it.Kind == StackDriftKind.DocumentMissing).Select(it => it.Target).Should().Equal(Targets[1]);
        drift.Where(it => it.Kind == StackDriftKind.Unreadable).Should().HaveCount(2, "of roles nothing can be told");
        drift.Should().HaveCount(3);
    }

    private static async Task<World> DeployedAsync(IReadOnlyList<Fault>? faults = null)
    {
        var world = new World(faults);
        var operations = await world.Foundation.StartAsync(Samples.Foundation, Targets, World.Virginia, "wave-0", Ct);
        world.Clock.Advance(TimeSpan.FromMinutes(10));
        (await world.Foundation.ReadAsync(operations, Targets, Ct)).Should().OnlyContain(it => it.IsDone && it.Failures.Count == 0);
        return world;
    }

    private static Task<IReadOnlyList<StackDrift>> ReadAsync(
        World world, IReadOnlyList<Target> targets, Foundation? foundation = null) =>
        world.Foundation.ReadDriftAsync(foundation ?? Samples.Foundation, targets, World.Virginia, Ct);
}
