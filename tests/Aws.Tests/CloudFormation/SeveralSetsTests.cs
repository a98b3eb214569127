using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Packs;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Aws.Tests.CloudFormation;

/// <summary>Documents and roles that need more than one template.</summary>
public sealed class SeveralSetsTests
{
    private static readonly Target[] Targets =
    [
        new(World.Alpha, World.Ireland), new(World.Alpha, World.Virginia), new(World.Beta, World.Ireland),
    ];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_template_has_its_sets_and_all_arrive()
    {
        using var world = new World();

        var (operations, progress) = await DeployAsync(world, Parts(2, 3));

        operations.Select(one => one.StackSet).Should().Equal(
            "PciAutoHeal-Roles-1",
            "PciAutoHeal-Roles-2",
            "PciAutoHeal-Documents-1-eu-west-1",
            "PciAutoHeal-Documents-2-eu-west-1",
            "PciAutoHeal-Documents-1-us-east-1",
            "PciAutoHeal-Documents-2-us-east-1");
        progress.Should().OnlyContain(one => one.IsDone && one.Failures.Count == 0);
        (await DocumentsAsync(world, Targets[2])).Should().Be(6);
    }

    [Fact]
    public async Task A_hundred_documents_take_no_more_calls_than_one()
    {
        using var few = new World();
        using var many = new World();

        await DeployAsync(few, Parts(2, 1));
        await DeployAsync(many, Parts(2, 50));
        await few.Foundation.ReadDriftAsync(Parts(2, 1), Targets, World.Virginia, Ct);
        await many.Foundation.ReadDriftAsync(Parts(2, 50), Targets, World.Virginia, Ct);

        (await DocumentsAsync(many, Targets[0])).Should().Be(100);
        Calls(many).Should().Equal(Calls(few));
    }

    [Fact]
    public async Task An_operation_that_has_ended_is_not_asked_for_again()
    {
        using var world = new World();
        var foundation = world.Foundation;
        var operations = await foundation.StartAsync(Parts(2, 1), Targets, World.Virginia, "wave-0", Ct);
        world.Clock.Advance(TimeSpan.FromMinutes(10));
        await foundation.ReadAsync(operations, Targets, Ct);
        var before = world.Cloud.Calls["cloudformation:DescribeStackSetOperation"];

        await foundation.ReadAsync(operations, Targets, Ct);

        before.Should().Be(operations.Count);
        world.Cloud.Calls["cloudformation:DescribeStackSetOperation"].Should().Be(before);
    }

    [Fact]
    public async Task While_one_set_still_works_no_stack_is_looked_at()
    {
        using var world = new World();
        var operations = await world.Foundation.StartAsync(Parts(2, 1), Targets, World.Virginia, "wave-0", Ct);
        var before = world.Cloud.Calls["cloudformation:ListStackInstances"];

        var progress = await world.Foundation.ReadAsync(operations, Targets, Ct);

        progress.Should().HaveSameCount(operations).And.Contain(one => !one.IsDone);
        world.Cloud.Calls["cloudformation:ListStackInstances"].Should().Be(before);
    }

    [Fact]
    public async Task Fewer_templates_leave_the_sets_of_the_others_as_they_are()
    {
        using var world = new World();
        var all = Parts(2, 2);
        await DeployAsync(world, all);

        var part = new Foundation([all.Roles[1]], [all.Documents[1]]);
        (await world.Foundation.StartAsync(part, Targets, World.Virginia, "other", Ct)).Should().BeEmpty();
        (await world.Foundation.ReadDriftAsync(all, Targets, World.Virginia, Ct)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_document_that_went_missing_is_named_and_only_in_its_set()
    {
        using var world = new World();
        await DeployAsync(world, Parts(2, 2));
        using var member = await world.Aws.MemberAsync(World.Beta, World.Role, Ct);
        await member.Ssm(World.Ireland).CallAsync(
            "DeleteDocument", (ssm, stop) => ssm.DeleteDocumentAsync("PciAutoHeal-Heal21", stop), Ct);

        var drift = await world.Foundation.ReadDriftAsync(Parts(2, 2), Targets, World.Virginia, Ct);

        drift.Should().ContainSingle().Which.Should().Match<StackDrift>(it =>
            it.Target == Targets[2] && it.Kind == StackDriftKind.DocumentMissing && it.Resource == "PciAutoHeal-Heal21");
    }

    private static Foundation Parts(int parts, int documents)
    {
        var numbers = Enumerable.Range(1, parts).ToList();
        return new(
            [.. numbers.Select(part => Template($"Roles-{part}", part, documents, name => $$"""
                  {{name}}:
                    Type: AWS::IAM::Role
                    Properties:
                      RoleName: PciAutoHeal-{{name}}
                      AssumeRolePolicyDocument: { Version: "2012-10-17", Statement: [] }
                """))],
            [.. numbers.Select(part => Template($"Documents-{part}", part, documents, name => $$"""
                  {{name}}:
                    Type: AWS::SSM::Document
                    Properties:
                      Name: PciAutoHeal-{{name}}
                      DocumentType: Automation
                      UpdateMethod: NewVersion
                      Content: { schemaVersion: "0.3", description: {{name}}, mainSteps: [] }
                """))]);
    }

    private static FoundationTemplate Template(string name, int part, int documents, Func<string, string> resource)
    {
        var names = Enumerable.Range(1, documents).Select(n => $"Heal{part}{n}").ToList();
        return new(
            name, "Resources:\n" + string.Join('\n', names.Select(resource)), [.. names.Select(one => $"PciAutoHeal-{one}")]);
    }

    private static async Task<(IReadOnlyList<StackOperation> Operations, IReadOnlyList<StackProgress> Progress)> DeployAsync(
        World world, Foundation foundation)
    {
        var operations = await world.Foundation.StartAsync(foundation, Targets, World.Virginia, "wave-0", Ct);
        world.Clock.Advance(TimeSpan.FromMinutes(10));
        return (operations, await world.Foundation.ReadAsync(operations, Targets, Ct));
    }

    private static async Task<int> DocumentsAsync(World world, Target target)
    {
        using var member = await world.Aws.MemberAsync(target.Account, World.Role, Ct);
        var found = await member.Ssm(target.Region).PagesAsync(
            "ListDocuments",
            (ssm, token, stop) => ssm.ListDocumentsAsync(new() { NextToken = token }, stop),
            answer => answer.NextToken,
            answer => answer.DocumentIdentifiers,
            Ct);
        return found.Count(one => one.Name.StartsWith("PciAutoHeal-", StringComparison.Ordinal));
    }

    private static Dictionary<string, long> Calls(World world) => world.Cloud.Calls.Snapshot()
        .Where(call => call.Key.StartsWith("cloudformation:", StringComparison.Ordinal)).ToDictionary();
}
