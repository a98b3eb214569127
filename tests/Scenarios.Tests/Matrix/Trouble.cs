using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Faults;
using PciAutoHeal.Testing;

namespace PciAutoHeal.Scenarios.Tests.Matrix;

/// <summary>
/// One row of the fault matrix: what goes wrong while a step runs, and the words a stop for it must have.
/// </summary>
/// <param name="Words">Any of them; empty where the trouble must not stop a rollout at all.</param>
internal sealed record Trouble(string Name, FaultKind? Fault, Blow? Blow, params string[] Words)
{
    /// <summary>Whom a fault of an account or target strikes: in the second wave.</summary>
    public static readonly AccountId Struck = Organizations.Id(4);

    /// <summary>In the first wave, so that there is compliance to lose when the second one runs.</summary>
    private static readonly AccountId Canary = Organizations.Id(2);

    private static readonly AccountId Newcomer = AccountId.Parse("999988887777");
    private static readonly Region Ireland = Region.Parse("eu-west-1");
    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(30);

    public static IReadOnlyList<Trouble> All { get; } =
    [
        Of(FaultKind.Throttled, "Thrott", "TooManyRequests", "Rate exceeded"),
        Of(FaultKind.ServerError, "InternalError", "InternalFailure", "ServiceException", "internal error"),
        Of(FaultKind.ConnectionReset, "onnection"),
        Of(FaultKind.SlowAnswer),
        Of(FaultKind.AccessDenied, "AccessDenied"),
        Of(FaultKind.RoleMissing, "AssumeRole", "AccessDenied"),
        Of(FaultKind.RecorderOff, "ecorder"),
        Of(FaultKind.RecorderNarrowed, "ecorder", "compliance"),
        Of(FaultKind.AccountSuspended, Struck.Value),
        Of(FaultKind.AccountJoined, Newcomer.Value),
        Of(FaultKind.AccountLeft, Struck.Value, "could not be confirmed"),
        Of(FaultKind.AccountMoved),
        Of(FaultKind.RegionDisabled, Struck.Value),
        Of(FaultKind.PackFailed, Struck.Value),
        Of(FaultKind.PackSlow),
        Of(FaultKind.PackStuck, Struck.Value, "busy"),
        Of(FaultKind.AggregateLies),
        Of(FaultKind.StackFailed, Struck.Value),
        Of(FaultKind.StackSlow),
        Of(FaultKind.StackSetBusy, "OperationInProgress"),
        Of(FaultKind.ForeignWriter, "ForeignWriter", Struck.Value),
        Of(FaultKind.RuleRegressed, "compliant before the wave"),
        Of(FaultKind.DataMissing, "compliance"),
        Of(FaultKind.DocumentChanged),
        Of(FaultKind.RoleChanged),
        Of(FaultKind.AlarmRaised, "is in ALARM"),
        new("process killed before the answer is saved", null, Matrix.Blow.KilledBeforeSave),
        new("process killed after the answer is saved", null, Matrix.Blow.KilledAfterSave),
        new("process killed in the middle of the step", null, Matrix.Blow.KilledInCall),
        new("process killed twice", null, Matrix.Blow.KilledTwice),
        new("storage busy for ten minutes", null, Matrix.Blow.StorageBusy, "StorageBusy"),
        new("the step hangs", null, Matrix.Blow.StepHangs, "took longer than"),
        new("the step has a defect", null, Matrix.Blow.StepBreaks, "DivideByZeroException"),
    ];

    /// <summary>The fault from when the step begins.</summary>
    public IReadOnlyList<Fault> From(TimeSpan begin) => Fault is { } kind
        ? [new Fault(kind, AccountOf(kind), RegionOf(kind), begin, Ends(kind) ? Lasts : null)]
        : [];

    public override string ToString() => Name;

    private static Trouble Of(FaultKind kind, params string[] words) => new(kind.ToString(), kind, null, words);

    private static AccountId? AccountOf(FaultKind kind) => kind switch
    {
        FaultKind.Throttled or FaultKind.ServerError or FaultKind.ConnectionReset or FaultKind.SlowAnswer or FaultKind.AccessDenied
            or FaultKind.RoleMissing or FaultKind.AggregateLies or FaultKind.StackSetBusy or FaultKind.StackSlow
            or FaultKind.AlarmRaised => null,
        FaultKind.AccountJoined => Newcomer,
        FaultKind.RuleRegressed or FaultKind.DataMissing => Canary,
        _ => Struck,
    };

    private static Region? RegionOf(FaultKind kind) => kind switch
    {
        FaultKind.RecorderOff or FaultKind.RegionDisabled or FaultKind.PackFailed or FaultKind.PackStuck or FaultKind.StackFailed
            or FaultKind.ForeignWriter => Ireland,
        _ => null,
    };

    /// <summary>Who has left, was suspended or moved stays so; a pack that hangs, hangs;
    /// compliance that is lost is missed at the gate.</summary>
    private static bool Ends(FaultKind kind) => kind is not (FaultKind.AccountSuspended or FaultKind.AccountJoined
        or FaultKind.AccountLeft or FaultKind.AccountMoved or FaultKind.PackStuck or FaultKind.RuleRegressed or FaultKind.DataMissing);
}
