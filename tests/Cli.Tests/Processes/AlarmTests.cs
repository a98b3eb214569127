using PciAutoHeal.Cli.Tests.Harness;

namespace PciAutoHeal.Cli.Tests.Processes;

/// <summary>Alarms of a simulated AWS in another process, put there by boto3.</summary>
public sealed class AlarmTests : IDisposable
{
    private readonly Folder folder = new();

    [Fact]
    public async Task Preflight_tells_of_alarms_before_anything_is_changed()
    {
        await Python.RequireAsync("boto3");
        folder.Write("rollout.yaml", $"{Folder.Spec}packs: [ec2-lambda]\ngates: {{ alarms: [errors, nobody] }}\n");
        await using var simulation = Running.Program(
            folder.Root, "simulate", "--listen", "127.0.0.1:0", "--accounts", "6", "--regions", "eu-west-1,us-east-1");
        var url = await simulation.AddressAsync();

        var missing = await PreflightAsync(url);
        (await Python.RunAsync("raise_alarm.py", url)).Exit.Should().Be(0);
        var ringing = await PreflightAsync(url);

        missing.Exit.Should().Be(ExitCode.Findings);
        missing.Error.Should().Contain("PAH1316").And.Contain("alarm 'errors' does not exist").And.Contain("alarm 'nobody' does not exist");
        ringing.Error.Should().Contain("PAH1317").And.Contain("alarm 'errors' is in ALARM: on purpose").And.Contain("'nobody'");
    }

    public void Dispose() => folder.Dispose();

    private async Task<Ran> PreflightAsync(string url)
    {
        await using var program = Running.Program(folder.Root, "preflight", "--endpoint-url", url);
        return await program.EndAsync();
    }
}
