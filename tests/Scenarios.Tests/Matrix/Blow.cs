namespace PciAutoHeal.Scenarios.Tests.Matrix;

/// <summary>What befalls the process itself, or what it keeps its state in.</summary>
internal enum Blow
{
    KilledBeforeSave,
    KilledAfterSave,
    KilledInCall,
    KilledTwice,
    StorageBusy,
    StepHangs,
    StepBreaks,
}
