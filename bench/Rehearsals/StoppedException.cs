namespace PciAutoHeal.Bench.Rehearsals;

/// <summary>The measurement makes no sense; the message says why.</summary>
internal sealed class StoppedException(string message) : Exception(message);
