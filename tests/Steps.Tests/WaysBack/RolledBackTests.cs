using CsCheck;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Steps.WaysBack;
using PciAutoHeal.Testing;

namespace PciAutoHeal.Steps.Tests.WaysBack;

public sealed class RolledBackTests
{
    [Fact]
    public void Who_never_got_the_packs_or_has_left_stays_as_it_is() => Gen.Enum<TargetState>().Sample(state =>
    {
        var record = new TargetRecord(
            new(Organizations.Id(2), Plans.Virginia), 0, state, null, "Code", "why", Puts.Noon);

        var changed = RolledBack.Records(
            [record], new HashSet<Core.Accounts.Target> { record.Target }, Puts.Noon.AddHours(1));

        return changed.Count == (RolledBack.IsReached(state) ? 1 : 0)
            && changed.All(r => r is { State: TargetState.RolledBack, ErrorCode: null, Error: null } && r.UpdatedAt > record.UpdatedAt);
    });

    [Fact]
    public void Targets_that_were_not_rolled_back_are_not_said_to_be() => RolledBack.Records(
        [new(new(Organizations.Id(2), Plans.Virginia), 0, TargetState.Deployed, null, null, null, Puts.Noon)],
        new HashSet<Core.Accounts.Target>(),
        Puts.Noon).Should().BeEmpty();
}
