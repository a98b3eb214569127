namespace PciAutoHeal.Bench.Rehearsals;

/// <summary>What one run of the program took, and what it said.</summary>
/// <param name="Seconds">From start to exit, the runtime's own start included.</param>
/// <param name="PeakBytes">The most memory the process ever held.</param>
/// <param name="Fingerprint">Of the timeline: two runs of one seed must agree.</param>
internal sealed record Measurement(double Seconds, long PeakBytes, string Fingerprint, RehearsalFacts Facts);
