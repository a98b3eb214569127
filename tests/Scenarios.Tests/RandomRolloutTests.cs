using CsCheck;
using PciAutoHeal.Core.Faults;
using PciAutoHeal.Core.Gates;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Scenarios.Tests.Staging;
using PciAutoHeal.Steps.Ports;
using PciAutoHeal.Testing;
using static PciAutoHeal.Scenarios.Tests.Scenario;

namespace PciAutoHeal.Scenarios.Tests;

/// <summary>Rollouts nobody thought of: whatever the organization, the spec and the faults, they end and break nothing.</summary>
public sealed class RandomRolloutTests
{
    private static readonly Gen<Fault> Faults =
        from kind in Gen.Enum<FaultKind>()
        from account in Gen.Int[2, 11].Select(Organizations.Id).Null(0.4)
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

    private static readonly Gen<GateRules> Gates =
        from allowed in Gen.Int[0, 3]
        from bake in Gen.Int[0, 60]
        from missing in Gen.Enum<MissingDataPolicy>()
        from approval in Gen.Enum<ApprovalPolicy>()
        from halt in Gen.Enum<HaltAction>()
        select new GateRules
        {
            MaxFailedTargets = new Allowance(allowed),
            Bake = TimeSpan.FromMinutes(bake),
            OnMissingData = missing,
            Approval = approval,
            OnHalt = halt,
        };

    private static readonly Gen<RolloutSpec> RolloutSpecs =
        from gates in Gates
        from mode in Gen.Enum<RemediationMode>()
        from canary in Gen.Int[2, 11]
        from percent in Gen.Int[5, 60]
        from most in Gen.Int[1, 6].Nullable(0.5)
        select A.Spec(A.Wave("canary", canary), A.Wave("early", (decimal)percent), A.Rest with { MaxAccounts = most }) with
        {
            Gates = gates,
            Remediation = mode,
        };

    private static readonly Gen<Person> People = Gen.OneOf(
        Gen.Const(Person.Nobody),
        Gen.Select(Gen.Int[1, 500], Gen.Int[1, 500], (first, second) => new Person(
            (TimeSpan.FromMinutes(first), OperatorWish.Approve),
            (TimeSpan.FromMinutes(second), OperatorWish.Resume),
            (TimeSpan.FromMinutes(first), OperatorWish.Resume),
            (TimeSpan.FromMinutes(second), OperatorWish.Abort))));

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task It_ends_with_a_reason_and_breaks_nothing(int seed)
    {
        var pcg = new PCG(1, (ulong)seed);
        var spec = Draw(RolloutSpecs, pcg);
        var faults = Draw(Faults.Array[0, 4], pcg);
        TestContext.Current.TestOutputHelper!.WriteLine($"{spec}\n{string.Join("\n", faults.Select(f => f.ToString()))}");
        using var stage = new Stage(Organizations.Of(12, Virginia.Value, Ireland.Value), spec, faults, seed);

        var outcome = await stage.PlayAsync(Draw(People, pcg));

        outcome.Stops.Should().NotContain(reason => Defects.Any(d => reason.Contains(d, StringComparison.Ordinal)));
    }

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 30)];

    /// <summary>What a stop for a defect of ours would begin with.</summary>
    private static readonly string[] Defects =
        ["InvalidOperation", "NullReference", "KeyNotFound", "ArgumentException", "OutOfRange", "JsonException", "States.Runtime"];

    private static T Draw<T>(Gen<T> gen, PCG pcg) => gen.Generate(pcg, null, out _);

    private static bool IsOfTheWire(FaultKind kind) =>
        kind is FaultKind.Throttled or FaultKind.ServerError or FaultKind.ConnectionReset or FaultKind.SlowAnswer or FaultKind.AccessDenied;
}
