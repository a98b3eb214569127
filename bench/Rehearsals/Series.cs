namespace PciAutoHeal.Bench.Rehearsals;

/// <summary>The runs of one workload.</summary>
internal sealed record Series(Workload Workload, IReadOnlyList<Measurement> Runs)
{
    public RehearsalFacts Facts => Runs[0].Facts;

    public double MedianSeconds => Median([.. Runs.Select(run => run.Seconds).Order()]);

    public double MedianProcessorSeconds => Median([.. Runs.Select(run => run.ProcessorSeconds).Order()]);

    public double FastestSeconds => Runs.Min(run => run.Seconds);

    public double SlowestSeconds => Runs.Max(run => run.Seconds);

    public long PeakBytes => Runs.Max(run => run.PeakBytes);

    public bool IsRepeatable => Runs.Select(run => run.Fingerprint).Distinct().Count() == 1;

    private static double Median(double[] sorted) =>
        (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
}
