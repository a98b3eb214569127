using CsCheck;
using PciAutoHeal.Core.Gates;

namespace PciAutoHeal.Core.Tests.Gates;

public sealed class FreezeWindowTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 2, 12, 0, 0, TimeSpan.Zero);

    private static readonly Gen<FreezeWindow> Windows =
        from start in Gen.Int[-50, 50]
        from hours in Gen.Int[1, 30]
        select new FreezeWindow(Noon.AddHours(start), Noon.AddHours(start + hours), $"reason {start}");

    [Fact]
    public void It_begins_with_its_first_moment_and_ends_before_its_last()
    {
        FreezeWindow[] windows = [new(Noon, Noon.AddHours(1), "audit")];

        FreezeWindow.At(windows, Noon).Should().NotBeNull();
        FreezeWindow.At(windows, Noon.AddHours(1).AddTicks(-1)).Should().NotBeNull();
        FreezeWindow.At(windows, Noon.AddHours(1)).Should().BeNull();
        FreezeWindow.At(windows, Noon.AddTicks(-1)).Should().BeNull();
        FreezeWindow.At(null, Noon).Should().BeNull();
    }

    [Fact]
    public void Where_it_is_frozen_some_window_says_so_and_none_lasts_longer() => Windows.Array[0, 6].Sample(windows =>
    {
        var now = FreezeWindow.At(windows, Noon);

        var open = windows.Where(w => w.From <= Noon && Noon < w.To).ToList();
        return now is null ? open.Count == 0 : open.Contains(now) && open.TrueForAll(w => w.To <= now.To);
    });

    [Fact]
    public void In_a_freeze_a_gate_says_everything_but_go() =>
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 3], Gen.Int[0, 3], Gen.Int[0, 3], Gen.Int[0, 3]).Sample((open, failed, unsure, worse, silent) =>
        {
            var seen = new WaveObservation(10, open, failed, unsure, worse, silent, Noon.AddHours(-9));
            var rules = new GateRules { Freeze = [new(Noon.AddHours(-1), Noon.AddHours(1), "audit")] };

            var frozen = Gate.Judge(seen, rules, Noon);
            var free = Gate.Judge(seen, rules with { Freeze = null }, Noon);

            return free is GateVerdict.Proceed
                ? frozen is GateVerdict.Hold { For.TotalHours: 1, Reason: "frozen until 2026-11-02 13:00 UTC: audit" }
                : frozen == free;
        });
}
