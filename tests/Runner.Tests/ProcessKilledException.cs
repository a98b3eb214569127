namespace PciAutoHeal.Runner.Tests;

/// <summary>What a test throws where a process would be gone.</summary>
public sealed class ProcessKilledException() : Exception("The process was killed.");
