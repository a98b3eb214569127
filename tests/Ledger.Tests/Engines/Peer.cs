using System.ComponentModel;
using System.Diagnostics;
using System.Text.RegularExpressions;

namespace PciAutoHeal.Ledger.Tests.Engines;

/// <summary>A server that a test run starts on a port of its own and stops by its handle.</summary>
public sealed partial class Peer : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process process;

    private Peer(Process process, Uri address) => (this.process, Address) = (process, address);

    public Uri Address { get; }

    /// <summary>Starts a program and waits until it tells its address.</summary>
    /// <exception cref="PeerMissingException">It cannot be started here, or ended instead of listening.</exception>
    public static async Task<Peer> StartAsync(string program, string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var told = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        var process = new Process { StartInfo = start, EnableRaisingEvents = true };
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.Exited += (_, _) => told.TrySetException(new PeerMissingException($"{program} ended before it listened"));
        try
        {
            process.Start();
        }
        catch (Win32Exception e)
        {
            throw new PeerMissingException($"{program} cannot be started: {e.Message}", e);
        }

        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            return new Peer(process, await told.Task.WaitAsync(Patience));
        }
        catch
        {
            Stop(process);
            throw;
        }

        void Hear(string? line)
        {
            if (line is not null && Listening().Match(line) is { Success: true } match)
            {
                told.TrySetResult(new Uri(match.Value));
            }
        }
    }

    public void Dispose() => Stop(process);

    private static void Stop(Process process)
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
        }

        process.Dispose();
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:[1-9]\d*")]
    private static partial Regex Listening();
}
