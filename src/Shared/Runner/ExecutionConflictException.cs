namespace PciAutoHeal.Runner;

/// <summary>Two processes run the same execution; the one that sees this is the one that stops.</summary>
public sealed class ExecutionConflictException(string id, long expectedVersion, long foundVersion) : Exception(
    $"Execution '{id}' was saved by another process: found version {foundVersion}, expected {expectedVersion}. "
    + "Let the other process finish, or stop it and resume.")
{
    public string Id { get; } = id;

    public long ExpectedVersion { get; } = expectedVersion;

    public long FoundVersion { get; } = foundVersion;
}
