using System.Diagnostics;

namespace PciAutoHeal.Bench.Rehearsals;

/// <summary>Runs the built program as a user does, as a process of its own, and watches what it takes.</summary>
internal sealed class CliProcess(string program, DirectoryInfo emptyFolder)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

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
        var peak = 0L;
        while (await Task.WhenAny(ended, Task.Delay(Look, TimeProvider.System, ct)) != ended)
        {
            peak = Math.Max(peak, PeakOf(process));
        }

        await ended;
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        if (process.ExitCode is not (0 or 1))
        {
            throw new StoppedException($"{program} ended with {process.ExitCode}: {await complained}");
        }

        var (facts, fingerprint) = RehearsalFacts.Read(await said);
        return new(seconds, peak, fingerprint, facts);
    }

    /// <summary>The system keeps the high-water mark, so that only growth within the last look is missed.</summary>
    private static long PeakOf(Process process)
    {
        try
        {
            process.Refresh();
            return process.PeakWorkingSet64;
        }
        catch (InvalidOperationException)
        {
            return 0; // it ended between the question and the look
        }
    }
}
