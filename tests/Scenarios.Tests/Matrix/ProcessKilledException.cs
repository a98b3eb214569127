namespace PciAutoHeal.Scenarios.Tests.Matrix;

/// <summary>What is thrown where a process would be gone.</summary>
public sealed class ProcessKilledException() : Exception("The process was killed.");
