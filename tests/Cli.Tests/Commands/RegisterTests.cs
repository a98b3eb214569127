using PciAutoHeal.Cli.Tests.Harness;

namespace PciAutoHeal.Cli.Tests.Commands;

/// <summary><c>rollout register</c> and <c>rollout approve --await</c>, as far as they ask nobody.</summary>
public sealed class RegisterTests : IDisposable
{
    private const string Spec = Folder.Spec + "packs: [ec2-lambda]\n";
    private readonly Folder folder = new();

    [Fact]
    public async Task The_same_content_by_the_same_actor_is_registered_once()
    {
        var first = await RegisterAsync(Spec, "--actor", "pipeline 1");
        var again = await RegisterAsync(Spec, "--actor", "pipeline 1");
        var other = await RegisterAsync(Spec, "--actor", "pipeline 2");

        first.Exit.Should().Be(ExitCode.Done, first.Error);
        ((string?)first.Json["schema"]).Should().Be("pciautoheal/registered/1");
        ((string?)first.Json["registeredBy"]).Should().Be("pipeline 1");
        ((bool?)first.Json["isNew"]).Should().BeTrue();
        again.Json["rollout"]!.ToString().Should().Be(first.Json["rollout"]!.ToString());
        ((bool?)again.Json["isNew"]).Should().BeFalse();
        ((bool?)other.Json["isNew"]).Should().BeTrue("somebody else registers a rollout of their own");
    }

    [Fact]
    public async Task Nothing_runs_and_the_ledger_says_so()
    {
        await RegisterAsync(Spec);

        var status = await folder.RunAsync("status", "--output", "json");

        ((string?)status.Json["state"]).Should().Be("Planned", status.Error);
        status.Json["targets"]!.AsArray().Should().BeEmpty();
    }

    [Fact]
    public async Task With_an_organization_the_hash_is_that_of_its_plan()
    {
        var plan = await folder.RunAsync(
            "plan", "--spec", folder.Write("rollout.yaml", Spec), "--accounts", "5", "--output", "json");
        var registered = await RegisterAsync(Spec, "--accounts", "5");

        ((string?)registered.Json["planHash"]).Should().NotBeNull().And.Be((string?)plan.Json["planHash"]);
    }

    [Fact]
    public async Task A_rollout_that_nobody_has_to_approve_is_registered_with_a_warning()
    {
        (await RegisterAsync(Spec)).Error.Should().Contain("PAH4080");
        (await RegisterAsync(Spec + "gates: { approval: required }\n")).Error.Should().NotContain("PAH4080");
    }

    [Fact]
    public async Task What_is_wrong_is_not_registered()
    {
        var invalid = await RegisterAsync("name: t\n");
        var status = await folder.RunAsync("status");

        invalid.Exit.Should().Be(ExitCode.Invalid);
        status.Error.Should().Contain("PAH4021");
    }

    [Theory]
    [InlineData("PAH4083", "--await")]
    [InlineData("PAH4083", "--await", "--plan-hash", "")]
    [InlineData("PAH4084", "--await", "--plan-hash", "sha256:1", "--timeout", "soon")]
    public async Task Awaiting_needs_a_plan_and_a_time(string code, params string[] options)
    {
        await RegisterAsync(Spec);

        var ran = await folder.RunAsync(["rollout", "approve", .. options]);

        ran.Exit.Should().Be(ExitCode.Invalid);
        ran.Error.Should().Contain(code);
    }

    [Fact]
    public async Task What_does_not_ask_in_time_is_no_approval()
    {
        await RegisterAsync(Spec);

        var ran = await folder.RunAsync("rollout", "approve", "--await", "--plan-hash", "sha256:1", "--timeout", "1s");

        ran.Exit.Should().Be(ExitCode.Refused);
        ran.Error.Should().Contain("PAH4082").And.Contain("is Planned").And.NotContain("   at ");
    }

    public void Dispose() => folder.Dispose();

    private Task<Ran> RegisterAsync(string spec, params string[] options) =>
        folder.RunAsync(["rollout", "register", "--spec", folder.Write("rollout.yaml", spec), "--output", "json", .. options]);
}
