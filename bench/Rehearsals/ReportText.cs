using System.Globalization;
using System.Runtime.InteropServices;

namespace PciAutoHeal.Bench.Rehearsals;

/// <summary>The figures as Markdown, with the machine they were taken on and without a date.</summary>
internal static class ReportText
{
    public static string Of(string build, Series baseline, Series large)
    {
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        return string.Create(CultureInfo.InvariantCulture, $"""
            # Rehearsals

            Machine: {Environment.ProcessorCount} processors, {memory / (1L << 30)} GiB, {RuntimeInformation.OSArchitecture}, {RuntimeInformation.FrameworkDescription}; {build} build.
            Seconds from the start of the process to its end, and seconds of processor in that time; memory is the
            process's high-water mark.

            | | {baseline.Workload.Name} | {large.Workload.Name} |
            |---|---:|---:|
            | accounts × regions | {Size(baseline)} | {Size(large)} |
            | targets and skipped targets | {baseline.Facts.Targets:N0} | {large.Facts.Targets:N0} |
            | API calls | {baseline.Facts.ApiCalls:N0} | {large.Facts.ApiCalls:N0} |
            | of them to see how waves fare | {baseline.Facts.StatusCalls:N0} | {large.Facts.StatusCalls:N0} |
            | … over the least of physical-limit.md §2 | {Over(baseline.Facts.StatusCalls, baseline.Facts.LeastStatusCalls)} | {Over(large.Facts.StatusCalls, large.Facts.LeastStatusCalls)} |
            | state transitions | {baseline.Facts.Transitions:N0} | {large.Facts.Transitions:N0} |
            | records of targets written, over changes of state | {Over(baseline.Facts.TargetWrites, baseline.Facts.StateChanges)} | {Over(large.Facts.TargetWrites, large.Facts.StateChanges)} |
            | time of the waves, over what AWS and bakes take | {Over(baseline.Facts.WaveSeconds, baseline.Facts.BoundSeconds)} | {Over(large.Facts.WaveSeconds, large.Facts.BoundSeconds)} |
            | virtual hours | {baseline.Facts.VirtualSeconds / 3600.0:F1} | {large.Facts.VirtualSeconds / 3600.0:F1} |
            | ended | {baseline.Facts.State} | {large.Facts.State} |
            | runs | {baseline.Runs.Count} | {large.Runs.Count} |
            | median s | {baseline.MedianSeconds:F2} | {large.MedianSeconds:F2} |
            | median processor s | {baseline.MedianProcessorSeconds:F2} | {large.MedianProcessorSeconds:F2} |
            | fastest … slowest s | {Spread(baseline)} | {Spread(large)} |
            | peak MiB | {Mebi(baseline):F0} | {Mebi(large):F0} |
            | same timeline in every run | {YesNo(baseline)} | {YesNo(large)} |

            Large over baseline, both of this machine and hour: {large.MedianSeconds / baseline.MedianSeconds:F1} × the time, {large.MedianProcessorSeconds / baseline.MedianProcessorSeconds:F1} × the processor, {Mebi(large) / Mebi(baseline):F1} × the memory, for {(double)large.Facts.Targets / baseline.Facts.Targets:F0} × the targets.

            """);
    }

    private static string Over(long value, long least) =>
        string.Create(CultureInfo.InvariantCulture, $"{(double)value / least:F2} ×");

    private static string Size(Series of) =>
        string.Create(CultureInfo.InvariantCulture, $"{of.Workload.Accounts:N0} × {of.Workload.Regions.Count}");

    private static string Spread(Series of) =>
        string.Create(CultureInfo.InvariantCulture, $"{of.FastestSeconds:F2} … {of.SlowestSeconds:F2}");

    private static double Mebi(Series of) => of.PeakBytes / (double)(1 << 20);

    private static string YesNo(Series of) => of.IsRepeatable ? "yes" : "NO";
}
