using System.Globalization;
using System.Runtime;
using PciAutoHeal.Testing;

namespace PciAutoHeal.Scenarios.Tests.Drifting;

/// <summary>
/// How long a drift report takes, and how many calls, by the size of the organization: <c>make drift-bench</c>.
/// </summary>
public sealed class DriftSpeedTests
{
    /// <summary>Numbers of accounts, by commas; without it nothing is measured.</summary>
    private const string Variable = "PCIAUTOHEAL_DRIFT_BENCH";

    [Fact]
    public async Task A_report_is_quick_and_takes_few_calls()
    {
        var ct = TestContext.Current.CancellationToken;
        var sizes = Environment.GetEnvironmentVariable(Variable);
        Assert.SkipWhen(sizes is null, "measuring takes long: make drift-bench");
        var rows = new List<DriftMeasurement>();
        foreach (var size in sizes!.Split(',').Select(text => int.Parse(text, CultureInfo.InvariantCulture)))
        {
            rows.Add(await MeasureAsync(size, ct));
            TestContext.Current.TestOutputHelper!.WriteLine(rows[^1].ToString());
            await File.WriteAllTextAsync(
                Golden.DocumentPath("bench/results/drift.md"), DriftMeasurement.Text(rows, GCSettings.IsServerGC), ct);
        }

        rows.Where(row => row.Accounts >= 10_000).Should().OnlyContain(row => row.Calls <= 1.25 * row.Limit);
    }

    private static async Task<DriftMeasurement> MeasureAsync(int accounts, CancellationToken ct)
    {
        using var world = await RolledOut.CreateAsync(accounts, DriftCampaignReport.Regions, wholeUpTo: 200, ct);
        world.Stage.LoseMemory(); // a report of its own begins in a process that remembers nothing
        var before = world.Stage.ApiCalls;
        var began = TimeProvider.System.GetTimestamp();

        var (_, report) = await world.CheckAsync([], ct);

        var seconds = TimeProvider.System.GetElapsedTime(began).TotalSeconds;
        report.Items.Should().BeEmpty();
        var calls = world.Stage.ApiCalls.Where(c => c.Value > before.GetValueOrDefault(c.Key))
            .ToDictionary(c => c.Key, c => c.Value - before.GetValueOrDefault(c.Key));
        return new(accounts, DriftCampaignReport.Regions.Count, report.Targets, seconds, calls);
    }
}
