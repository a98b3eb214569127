namespace PciAutoHeal.Documents.AutomationDocs;

/// <summary>
/// An upper bound: every step taking its whole timeout, every attempt used. Steps on either side of a branch both
/// count, so the bound is generous; a retry window may be too long, never too short.
/// </summary>
public static class LongestRun
{
    public static TimeSpan Of(AutomationDocument document) =>
        TimeSpan.FromSeconds(document.Steps.Sum(step => (long)(step.TimeoutSeconds ?? 3600) * step.MaxAttempts));
}
