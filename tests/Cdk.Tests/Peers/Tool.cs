using System.ComponentModel;
using System.Diagnostics;

namespace PciAutoHeal.Cdk.Tests.Peers;

/// <summary>
/// Runs a program of somebody else; a test that needs one that is not here is skipped, unless peers are required.
/// </summary>
internal static class Tool
{
    /// <summary>What a script of ours ends with where something it needs is not installed.</summary>
    private const int Missing = 77;

    public static async Task<(int Exit, string Said)> RunAsync(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = new Process { StartInfo = start };
        try
        {
            process.Start();
        }
        catch (Win32Exception e)
        {
            SkipOrFail($"{program} cannot be started: {e.Message}");
        }

        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        if (process.ExitCode == Missing)
        {
            SkipOrFail(said[1]);
        }

        return (process.ExitCode, string.Concat(said));
    }

    private static void SkipOrFail(string reason)
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("PCIAUTOHEAL_REQUIRE_PEERS") == "1", reason);
        Assert.Fail(reason);
    }
}
