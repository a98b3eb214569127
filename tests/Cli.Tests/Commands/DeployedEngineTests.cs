using PciAutoHeal.Cli.Tests.Harness;

namespace PciAutoHeal.Cli.Tests.Commands;

/// <summary>What <c>--engine stepfunctions</c> refuses before it asks anybody.</summary>
public sealed class DeployedEngineTests : IDisposable
{
    private const string Table = "dynamodb:pciautoheal-ledger";
    private readonly Folder folder = new();

    [Fact]
    public async Task A_ledger_on_this_machine_is_refused() =>
        Refused(await StartAsync("--engine", "stepfunctions"), "PAH4065", "--ledger dynamodb:pciautoheal-ledger");

    [Theory]
    [InlineData("pciautoheal-rollout")]
    [InlineData("arn:aws:states:us-east-1:222222222222:stateMachine:pciautoheal-rollout:3")]
    public async Task A_machine_is_named_by_its_arn(string given) =>
        Refused(await StartAsync("--state-machine", given, "--ledger", Table), "PAH4064", "arn:aws:states:");

    [Fact]
    public async Task The_deployed_flow_keeps_real_time() =>
        Refused(await StartAsync("--engine", "stepfunctions", "--ledger", Table, "--clock", "scaled:60"), "PAH4068", "--clock");

    public void Dispose() => folder.Dispose();

    private Task<Ran> StartAsync(params string[] options) =>
        folder.RunAsync(["rollout", "start", "--spec", folder.Write("rollout.yaml", Folder.Spec), .. options]);

    private static void Refused(Ran ran, string code, string wayOut)
    {
        ran.Exit.Should().Be(ExitCode.Invalid);
        ran.Error.Should().Contain(code).And.Contain(wayOut).And.NotContain("   at ");
    }
}
