using System.ComponentModel;
using System.Diagnostics;

namespace PciAutoHeal.Bench.Rehearsals;

/// <summary>Runs the built program as a user does, as a process of its own, and watches what it takes.</summary>
internal sealed class CliProcess(string program, DirectoryInfo emptyFolder)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);

    public async Task<Measurement> RunAsync(Workload workload, CancellationToken ct)
    {
        var start = new ProcessStartInfo(program, workload.Arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = emptyFolder.FullName, // no rollout.yaml: the demonstration's four waves
        };
        var started = Stopwatch.GetTimestamp();
        using var process = Process.Start(start) ?? throw new StoppedException($"{program} did not start");
        var said = process.StandardOutput.ReadToEndAsync(ct);
        var complained = process.StandardError.ReadToEndAsync(ct);
        var ended = process.WaitForExitAsync(ct);
        var (peak, busy) = (0L, TimeSpan.Zero);
        while (await Task.WhenAny(ended, Task.Delay(Interval, TimeProvider.System, ct)) != ended)
        {
            var (seen, used) = Look(process);
            (peak, busy) = (Math.Max(peak, seen), used > busy ? used : busy);
        }

        await ended;
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        if (process.ExitCode is not (0 or 1))
        {
            throw new StoppedException($"{program} ended with {process.ExitCode}: {await complained}");
        }

        var (facts, fingerprint) = RehearsalFacts.Read(await said, workload);
        return new(seconds, busy.TotalSeconds, peak, fingerprint, facts);
    }

    /// <summary>The system keeps the high-water mark, so that only what came after the last look is missed.</summary>
    private static (long Peak, TimeSpan Busy) Look(Process process)
    {
        try
        {
            process.Refresh();
            return (process.PeakWorkingSet64, process.TotalProcessorTime);
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception)
        {
            return default; // it ended between the question and the look
        }
    }
}
