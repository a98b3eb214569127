using System.Diagnostics;

namespace PciAutoHeal.Cli.Tests.Harness;

/// <summary>A process of a test's own, ended with the test by its handle.</summary>
public sealed class Running : IAsyncDisposable
{
    private readonly Process process;
    private readonly Task<string> error;

    private Running(Process process) => (this.process, error) = (process, process.StandardError.ReadToEndAsync());

    /// <summary>The program, built beside the tests, in a working folder.</summary>
    public static Running Program(string folder, params string[] arguments) =>
        Start(Path.Combine(AppContext.BaseDirectory, "pciautoheal"), folder, arguments);

    public static Running Start(string program, string folder, params string[] arguments) => new(Process.Start(
        new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["AWS_ACCESS_KEY_ID"] = "test",
                ["AWS_SECRET_ACCESS_KEY"] = "test",
                ["AWS_SESSION_TOKEN"] = null,
                ["AWS_ENDPOINT_URL"] = null,
                ["AWS_PROFILE"] = null,
            },
        })!);

    /// <summary>The address in the line that a server prints when it is ready.</summary>
    public async Task<string> AddressAsync()
    {
        var line = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        return line?.Split(' ') is ["listening", "on", var address] ? address : throw new InvalidOperationException($"It said '{line}'.");
    }

    public async Task<Ran> EndAsync()
    {
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new(process.ExitCode, output, await error);
    }

    /// <summary>As kill -9 does: nothing can be saved any more. False when it had ended before.</summary>
    public async Task<bool> KillAfterAsync(TimeSpan time)
    {
        await Task.WhenAny(process.WaitForExitAsync(TestContext.Current.CancellationToken), Task.Delay(time, TestContext.Current.CancellationToken));
        if (process.HasExited)
        {
            return false;
        }

        process.Kill();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return true;
    }

    /// <summary>Ctrl-C.</summary>
    public async Task InterruptAsync()
    {
        using var kill = Process.Start("kill", ["-INT", $"{process.Id}"]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }
}
