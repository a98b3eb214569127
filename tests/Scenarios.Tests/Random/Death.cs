namespace PciAutoHeal.Scenarios.Tests.Random;

/// <summary>When a process dies.</summary>
/// <param name="After">The how manieth save or call of this process is its last.</param>
internal sealed record Death(DeathKind Kind, int After);

internal enum DeathKind
{
    BeforeSave,
    AfterSave,
    BeforeCall,

    /// <summary>AWS has done what it was asked, and nobody is left to hear the answer.</summary>
    AfterCall,
}
