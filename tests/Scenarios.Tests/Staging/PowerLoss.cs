namespace PciAutoHeal.Scenarios.Tests.Staging;

/// <summary>A process that stops in the middle of a call, and keeps nothing of what it had not stored.</summary>
internal static class PowerLoss
{
    /// <summary>Runs a rollout that has begun until it makes this call to AWS, and no further.</summary>
    /// <param name="call">From 1; the run must get that far.</param>
    public static async Task LosePowerAtAsync(this Stage stage, long call, CancellationToken ct)
    {
        using var power = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var count = 0L;
        stage.Wire.BeforeCall = _ =>
        {
            if (++count == call)
            {
                power.Cancel();
            }
        };
        var run = () => stage.NewRunner().RunAsync(stage.Rollout, stage.Rollout.Value, power.Token);
        await run.Should().ThrowAsync<OperationCanceledException>($"power is lost at call {call}");
        ct.ThrowIfCancellationRequested();
        stage.LoseMemory();
    }
}
