using PciAutoHeal.Cli.Tests.Harness;

namespace PciAutoHeal.Cli.Tests.Processes;

/// <summary>From content to a rollout by the very commands of the pipeline that cdk makes.</summary>
public sealed class PipelineTests : IDisposable
{
    private const string Spec =
        "name: pipe\ncontent: .\npacks: [ec2-lambda]\nregions: [us-east-1]\nwaves: [{ name: rest, rest: true }]\n"
        + "gates: { bake: 0s, onMissingData: pass, approval: required }\n";

    private readonly Folder folder = new();

    [Fact]
    public async Task What_was_planned_and_approved_is_registered_confirmed_and_rolled_out()
    {
        await using var there = await DeployedInstallation.StartAsync(folder, accounts: 5);
        var pipeline = new Pipeline(folder, Repository(), there.Proxy.Url);

        var check = await pipeline.RunAsync("check");
        check.Ran.Exit.Should().Be(0, check.Ran.Error);
        var plan = await pipeline.RunAsync("plan");
        plan.Ran.Exit.Should().Be(0, plan.Ran.Error);
        there.Proxy.TakeActions().Should().BeEmpty("a plan touches no ledger");
        var register = await pipeline.RunAsync(
            "register", ("RELEASE", plan.Exported["RELEASE"]), ("PIPELINE_EXECUTION", "run-1"));
        register.Ran.Exit.Should().Be(0, register.Ran.Error);
        Granted(there.Proxy.TakeActions(), "RegisterRole");
        var rollout = register.Exported["ROLLOUT"];
        there.Machine.Start("pipeline-8f1c", $$"""{"rollout":"{{rollout}}"}""");
        var confirm = await pipeline.RunAsync(
            "confirm", ("ROLLOUT", rollout), ("PLAN_HASH", plan.Exported["PLAN_HASH"]), ("PIPELINE_EXECUTION", "run-1"));
        confirm.Ran.Exit.Should().Be(0, confirm.Ran.Error);
        Granted(there.Proxy.TakeActions(), "ConfirmRole");
        var paused = await there.RunAsync("rollout", "pause", rollout);
        var resumed = await ResumeAsync(there);
        Granted(there.Proxy.TakeActions(), "OperatorPolicy", "Administrator");
        await there.Machine.EndAsync();

        paused.Exit.Should().Be(ExitCode.Done, paused.Error);
        resumed.Exit.Should().Be(ExitCode.Done, resumed.Error);
        there.Machine.Executions.Should()
            .Equal([("pipeline-8f1c", "SUCCEEDED")], "whoever steers it finds the pipeline's execution");
        var again = await there.RunAsync(
            "rollout", "approve", rollout, "--await", "--plan-hash", plan.Exported["PLAN_HASH"]);
        again.Exit.Should().Be(ExitCode.Done, again.Error);
        again.Out.Should().Contain("is Completed; there is nothing to approve");
    }

    [Fact]
    public async Task A_rollout_with_another_plan_than_the_approved_one_ends_before_it_has_touched_anything()
    {
        await using var there = await DeployedInstallation.StartAsync(folder, accounts: 5);
        var repository = Repository();
        var pipeline = new Pipeline(folder, repository, there.Proxy.Url);
        const string Approved = "sha256:0000000000000000000000000000000000000000000000000000000000000000";

        var first = await there.RunAsync(
            "rollout", "register", "--spec", $"{repository}/rollout.yaml", "--actor", "p", "--output", "json");
        first.Exit.Should().Be(ExitCode.Invalid, "content is the folder it is run in: {0}", first.Error);
        File.WriteAllText(folder.PathOf("rollout.yaml"), Spec.Replace("content: .", $"content: {repository}", StringComparison.Ordinal));
        first = await there.RunAsync("rollout", "register", "--actor", "p", "--output", "json");
        var second = await there.RunAsync("rollout", "register", "--actor", "p", "--output", "json");
        var rollout = (string)first.Json["rollout"]!;
        there.Machine.Start("pipeline-1", $$"""{"rollout":"{{rollout}}"}""");
        there.Proxy.TakeActions();
        var confirm = await pipeline.RunAsync(
            "confirm", ("ROLLOUT", rollout), ("PLAN_HASH", Approved), ("PIPELINE_EXECUTION", "run-2"));
        Granted(there.Proxy.TakeActions(), "ConfirmRole");
        await there.Machine.EndAsync();
        var status = await there.RunAsync("status", "--output", "json");

        ((string?)first.Json["schema"]).Should().Be("pciautoheal/registered/1");
        ((string?)second.Json["rollout"]).Should().Be(rollout, "the same content by the same actor is the same rollout");
        ((bool?)second.Json["isNew"]).Should().BeFalse();
        confirm.Ran.Exit.Should().Be(ExitCode.Findings);
        confirm.Ran.Error.Should()
            .Contain("PAH4081").And.Contain("before it has touched anything").And.NotContain("   at ");
        ((string?)status.Json["state"]).Should().Be("Aborted");
        status.Json["targets"]!.AsArray().Should().OnlyContain(t => (string?)t!["state"] == "Pending");
        there.Machine.Executions.Should().Equal([("pipeline-1", "FAILED")]);
    }

    public void Dispose() => folder.Dispose();

    private static void Granted(IReadOnlyList<string> called, string role, string template = "Pipeline") =>
        called.Should().NotBeEmpty().And.BeSubsetOf(Pipeline.GrantedTo(role, template));

    /// <summary>It pauses at its next step; until then there is nothing to resume.</summary>
    private static async Task<Ran> ResumeAsync(DeployedInstallation there)
    {
        await there.UntilAsync("Paused");
        return await there.RunAsync("rollout", "resume");
    }

    /// <summary>The content that ships, as a repository of its own.</summary>
    private string Repository()
    {
        var repository = Directory.CreateDirectory(folder.PathOf("repository")).FullName;
        var shipped = Checkout.PathOf();
        foreach (var part in new[] { "conformance-packs", "automation-docs" })
        {
            foreach (var file in Directory.EnumerateFiles(Path.Combine(shipped, part), "*", SearchOption.AllDirectories))
            {
                var copy = Path.Combine(repository, Path.GetRelativePath(shipped, file));
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(file, copy);
            }
        }

        File.WriteAllText(Path.Combine(repository, "rollout.yaml"), Spec);
        return repository;
    }
}
