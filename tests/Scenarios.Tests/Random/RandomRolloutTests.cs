using CsCheck;
using PciAutoHeal.Scenarios.Tests.Staging;

namespace PciAutoHeal.Scenarios.Tests.Random;

/// <summary>
/// Rollouts nobody thought of: whatever the organization, the spec, the faults and the deaths of processes, they end
/// with a reason and break nothing. The whole campaign: <c>make campaign</c>.
/// </summary>
public sealed class RandomRolloutTests
{
    private const int Quick = 100;

    /// <summary>What a stop for a defect of ours would begin with.</summary>
    private static readonly string[] Defects =
        ["InvalidOperation", "NullReference", "KeyNotFound", "Argument", "OutOfRange", "JsonException", "States.Runtime", "PAH1390"];

    [Fact]
    public async Task They_end_with_a_reason_and_break_nothing()
    {
        var ct = TestContext.Current.CancellationToken;
        var degree = new ParallelOptions { MaxDegreeOfParallelism = 2, CancellationToken = ct };

        // The same hundred each time, so that a change is judged by itself.
        await Parallel.ForAsync(1, Quick + 1, degree, async (number, token) =>
        {
            var rollout = RandomRollout.Any.Generate(new PCG(1, (ulong)number), null, out _);
            try
            {
                await PlayAsync(rollout, token);
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"Rollout {number} fails: {e.Message}\n{rollout}", e);
            }
        });
    }

    [Fact]
    public async Task A_campaign_of_them_breaks_nothing()
    {
        var ct = TestContext.Current.CancellationToken;
        var wanted = Environment.GetEnvironmentVariable(CampaignReport.Variable);
        Assert.SkipWhen(wanted is null, "a campaign takes long: make campaign");
        var rollouts = int.Parse(wanted!);
        var report = new CampaignReport(TimeProvider.System);

        await RandomRollout.Any.SampleAsync(
            async rollout => report.Count(await PlayAsync(rollout, ct)), iter: rollouts, threads: 2, print: r => $"{r}");

        report.Outcomes.Should().Be(rollouts);
        report.Write();
    }

    private static async Task<PlayedRollout> PlayAsync(RandomRollout rollout, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(TimeSpan.FromMinutes(2)); // of real time: a flow that goes in circles never ends in virtual time
        using var stage = new Stage(rollout.Organization, rollout.Spec, rollout.Faults, rollout.Seed);
        using var process = new MortalProcess(stage, rollout.Deaths);
        await stage.BeginAsync(patience.Token);

        var result = await process.RunAsync(new([.. rollout.Answers]), patience.Token);

        var outcome = await stage.OutcomeAsync(result, patience.Token);
        await Invariants.HoldAsync(stage, outcome, patience.Token);
        outcome.Stops.Should().NotContain(reason => Defects.Any(d => reason.Contains(d, StringComparison.Ordinal)));
        return new(outcome.Status, stage.Wire.Puts.Count, rollout.Faults.Count, process.Died, stage.Clock.Elapsed);
    }
}
