namespace PciAutoHeal.Core.Rollouts;

/// <summary>
/// What a change of a target means to a ledger that already knows something. The same for every ledger.
/// </summary>
public enum TargetChange
{
    /// <summary>A reading that says what is known: nothing is written.</summary>
    SaysNothingNew,

    /// <summary>The current state from now on, and the next line of the history.</summary>
    BecomesCurrent,

    /// <summary>Older than the current state: a line of the history alone, unless it is there already.</summary>
    IsBelated,
}
