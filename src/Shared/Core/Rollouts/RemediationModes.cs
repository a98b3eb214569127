namespace PciAutoHeal.Core.Rollouts;

/// <summary>The words of specs and of pack parameters for <see cref="RemediationMode"/>.</summary>
public static class RemediationModes
{
    public static string Word(RemediationMode mode) => mode switch
    {
        RemediationMode.DryRun => "dry-run",
        RemediationMode.Heal => "heal",
        _ => "detect",
    };
}
