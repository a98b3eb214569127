namespace PciAutoHeal.Cli.Report;

/// <summary>A stretch of time in which a wave, or the rollout, was in one state.</summary>
/// <param name="Until">Null while it lasts.</param>
internal sealed record PhaseSpan(string State, DateTimeOffset From, DateTimeOffset? Until);
