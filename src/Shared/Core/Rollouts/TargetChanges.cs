namespace PciAutoHeal.Core.Rollouts;

/// <summary>Decides what a change means.</summary>
public static class TargetChanges
{
    /// <summary>
    /// Age first, so that an older reading never wins. Of two at the same moment the one told later wins: in virtual
    /// time a target is deploying and deployed within one moment.
    /// </summary>
    public static TargetChange Judge(TargetRecord? current, TargetRecord change) => current switch
    {
        null => TargetChange.BecomesCurrent,
        _ when change.UpdatedAt < current.UpdatedAt => TargetChange.IsBelated,
        _ when current.Differs(change) => TargetChange.BecomesCurrent,
        _ => TargetChange.SaysNothingNew,
    };
}
