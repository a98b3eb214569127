namespace PciAutoHeal.Runner;

/// <summary>
/// A step failed in another process: by the name that Retry and Catch match, and the cause as it was reported.
/// </summary>
public sealed class StepFailedException(string error, string cause) : Exception($"{error}: {cause}")
{
    public string Error { get; } = error;

    public string Cause { get; } = cause;
}
