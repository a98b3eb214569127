using System.Text.Json;
using CsCheck;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Faults;
using PciAutoHeal.Core.Gates;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Steps;
using PciAutoHeal.Steps.Ports;
using PciAutoHeal.Testing;
using static PciAutoHeal.Scenarios.Tests.Scenario;

namespace PciAutoHeal.Scenarios.Tests.Random;

/// <summary>A rollout nobody thought of.</summary>
internal sealed record RandomRollout(
    OrganizationSnapshot Organization,
    RolloutSpec Spec,
    IReadOnlyList<Fault> Faults,
    IReadOnlyList<Death> Deaths,
    IReadOnlyList<(TimeSpan After, OperatorWish Wish)> Answers,
    int Seed)
{
    private const int Most = 14;

    private static readonly Gen<Fault> FaultOf =
        from kind in Gen.Enum<FaultKind>()
        from account in Gen.Int[1, Most].Select(Organizations.Id).Null(0.4)
        from region in Gen.OneOf(Virginia, Ireland).Null(0.5)
        from at in Gen.Int[0, 180]
        from lasts in Gen.Int[5, 300].Nullable(0.3)
        from percent in Gen.OneOf(10.0, 30.0, 100.0)
        select new Fault(
            kind,
            account,
            region,
            TimeSpan.FromMinutes(at),
            lasts is { } minutes ? TimeSpan.FromMinutes(minutes) : null,
            IsOfTheWire(kind) ? Math.Min(percent, 30) : percent);

    /// <summary>Accounts that nobody planned; some leave again.</summary>
    private static readonly Gen<Fault> Joins =
        from account in Gen.Int[Most + 1, Most + 6]
        from at in Gen.Int[0, 180]
        from lasts in Gen.Int[5, 300].Nullable(0.8)
        select new Fault(
            FaultKind.AccountJoined,
            Organizations.Id(account),
            At: TimeSpan.FromMinutes(at),
            For: lasts is { } minutes ? TimeSpan.FromMinutes(minutes) : null);

    private static readonly Gen<GateRules> Gates =
        from allowed in Gen.Int[0, 3]
        from bake in Gen.Int[0, 60]
        from missing in Gen.Enum<MissingDataPolicy>()
        from approval in Gen.Enum<ApprovalPolicy>()
        from halt in Gen.Enum<HaltAction>()
        from watched in Gen.Bool
        select new GateRules
        {
            MaxFailedTargets = new Allowance(allowed),
            Bake = TimeSpan.FromMinutes(bake),
            OnMissingData = missing,
            Approval = approval,
            OnHalt = halt,
            Alarms = watched ? [new("checkout-errors")] : null,
        };

    private static readonly Gen<Account> AccountOf =
        from state in Gen.Frequency((9, Gen.Const(AccountState.Active)), (1, Gen.Enum<AccountState>()))
        from enabled in Gen.Frequency((8, Gen.Const<Region[]>([Virginia, Ireland])), (1, Gen.Const<Region[]>([Virginia])), (1, Gen.Const<Region[]>([])))
        from recorded in Gen.Frequency((8, Gen.Const<Region[]>([Virginia, Ireland])), (1, Gen.Const<Region[]>([Ireland])))
        from recording in Gen.Frequency((9, Gen.Const(true)), (1, Gen.Const(false)))
        select Organizations.Ready(0, [Virginia, Ireland]) with
        {
            State = state,
            Regions = enabled,
            Recorders = [.. recorded.Where(enabled.Contains).Select(r => new Recorder(r, recording))],
        };

    private static readonly Gen<OrganizationSnapshot> OrganizationOf =
        from accounts in AccountOf.Array[1, Most - 2]
        let ready = Organizations.Of(accounts.Length + 2, Virginia.Value, Ireland.Value)
        select ready with
        {
            Accounts = [.. ready.Accounts.Take(2), .. ready.Accounts.Skip(2).Zip(accounts, (old, drawn) => drawn with
            {
                Id = old.Id,
                Name = old.Name,
                Path = old.Path,
                Tags = old.Tags,
            })],
        };

    private static readonly Gen<IReadOnlyList<(TimeSpan, OperatorWish)>> AnswersOf = Gen.OneOf(
        Gen.Const<IReadOnlyList<(TimeSpan, OperatorWish)>>([]),
        Gen.Select(Gen.Int[1, 500], Gen.Enum<OperatorWish>().Where(w => w != OperatorWish.Pause))
            .Select((after, wish) => (TimeSpan.FromMinutes(after), wish)).Array[1, 6]
            .Select(drawn => (IReadOnlyList<(TimeSpan, OperatorWish)>)[(TimeSpan.FromMinutes(5), OperatorWish.Approve), .. drawn]));

    public static Gen<RandomRollout> Any { get; } =
        from organization in OrganizationOf
        from spec in SpecOf(organization)
        from faults in FaultOf.Array[0, 4]
        from joining in Joins.Array[0, 3]
        from deaths in Gen.Select(Gen.Enum<DeathKind>(), Gen.Int[1, 60], (kind, after) => new Death(kind, after)).Array[0, 3]
        from answers in AnswersOf
        from seed in Gen.Int[1, 1_000_000]
        select new RandomRollout(organization, spec, [.. faults, .. joining], deaths, answers, seed);

    public override string ToString() =>
        $"{JsonSerializer.Serialize(Spec, StepJson.Options)}\n{JsonSerializer.Serialize(Organization, StepJson.Options)}\n"
        + string.Join("\n", Faults) + "\n" + string.Join("\n", Deaths) + "\n" + string.Join("\n", Answers) + $"\nseed {Seed}";

    private static Gen<RolloutSpec> SpecOf(OrganizationSnapshot organization) =>
        from gates in Gates
        from mode in Gen.Enum<RemediationMode>()
        from delivery in Gen.Enum<Delivery>()
        from joined in Gen.Enum<JoinedPolicy>()
        from canary in Gen.Int[0, organization.Accounts.Count - 1]
        from percent in Gen.Int[5, 60]
        from most in Gen.Int[1, 6].Nullable(0.5)
        from excluded in Gen.Int[2, organization.Accounts.Count - 1].Nullable(0.6)
        from prod in Gen.Bool
        select A.Spec(
            A.Wave("canary", canary),
            prod ? new("prod") { OrganizationalUnits = ["Workloads/Prod"], MaxAccounts = most } : A.Wave("early", (decimal)percent),
            A.Rest with { MaxAccounts = most }) with
        {
            Gates = gates,
            Remediation = mode,
            Delivery = delivery,
            Joined = joined,
            Scope = excluded is { } out1 && out1 != canary
                ? new() { Exclude = [new(Organizations.Id(out1), "being closed")] }
                : new(),
        };

    private static bool IsOfTheWire(FaultKind kind) =>
        kind is FaultKind.Throttled or FaultKind.ServerError or FaultKind.ConnectionReset or FaultKind.SlowAnswer or FaultKind.AccessDenied;
}
