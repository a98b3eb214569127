namespace PciAutoHeal.Bench.Rehearsals;

/// <summary>What one run of the program took, and what it said.</summary>
/// <param name="Seconds">From start to exit, the runtime's own start included.</param>
/// <param name="ProcessorSeconds">Of all its threads; other work on the machine disturbs it less than the
/// seconds.</param>
/// <param name="PeakBytes">The most memory the process ever held.</param>
/// <param name="Fingerprint">Of the timeline: two runs of one seed must agree.</param>
internal sealed record Measurement(
    double Seconds, double ProcessorSeconds, long PeakBytes, string Fingerprint, RehearsalFacts Facts);
