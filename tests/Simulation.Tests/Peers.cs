using System.Diagnostics;

namespace PciAutoHeal.Simulation.Tests;

/// <summary>
/// Runs a Python script of the folder peers; where Python or boto3 is missing the test says so and is skipped.
/// </summary>
public static class Peers
{
    public static async Task<(int Exit, string Output)> RunAsync(string script, params string[] arguments)
    {
        var isRequired = Environment.GetEnvironmentVariable("PCIAUTOHEAL_REQUIRE_PEERS") == "1";
        Assert.SkipWhen(!isRequired && !await HasBoto3Async(), "python3 with boto3 is not installed");
        return await PythonAsync([Path.Combine(AppContext.BaseDirectory, "peers", script), .. arguments]);
    }

    private static async Task<bool> HasBoto3Async()
    {
        try
        {
            return (await PythonAsync(["-c", "import boto3"])).Exit == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static async Task<(int Exit, string Output)> PythonAsync(IEnumerable<string> arguments)
    {
        var start =
            new ProcessStartInfo("python3", arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var python = Process.Start(start)!;
        var output = python.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = python.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await python.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (python.ExitCode, await output + await errors);
    }
}
