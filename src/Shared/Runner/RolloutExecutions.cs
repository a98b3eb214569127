using System.Globalization;
using System.Text.Json.Nodes;
using PciAutoHeal.Asl;
using PciAutoHeal.Core.Rollouts;

namespace PciAutoHeal.Runner;

/// <summary>
/// Which execution of the flow a rollout is in. The first has the rollout's id; one that takes the rollout up again
/// after its end, to go back or to try again, has a number behind it.
/// </summary>
public static class RolloutExecutions
{
    private const string Machine = "rollout";

    /// <summary>
    /// The execution to run: the latest, unless it has ended; then one that goes on with the plan there is.
    /// </summary>
    /// <param name="hasPlan">Whether there is a plan to go on with; a rollout without one begins anew.</param>
    public static async Task<string> OpenAsync(
        FlowRunner runner, IExecutionStore store, RolloutId rollout, bool hasPlan, string? seed, CancellationToken ct)
    {
        for (var number = 1; ; number++)
        {
            var id = NameOf(rollout, number);
            if (await store.FindAsync(id, ct) is not { } stored)
            {
                await runner.BeginAsync(Machine, id, InputOf(rollout, hasPlan && number > 1), seed, ct);
                return id;
            }

            if (SavedFlow.FromJson(stored.Json).Execution.Status == ExecutionStatus.Running)
            {
                return id;
            }
        }
    }

    /// <summary>Whether the latest execution has ended, so that an answer would find nobody who asked.</summary>
    public static async Task<bool> HaveEndedAsync(IExecutionStore store, RolloutId rollout, CancellationToken ct)
    {
        for (var number = 1; await store.FindAsync(NameOf(rollout, number), ct) is { } stored; number++)
        {
            if (SavedFlow.FromJson(stored.Json).Execution.Status == ExecutionStatus.Running)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The name of an execution, in this engine and in the deployed one.</summary>
    public static string NameOf(RolloutId rollout, int number) =>
        number == 1 ? rollout.Value : string.Create(CultureInfo.InvariantCulture, $"{rollout}.{number}");

    /// <param name="goesOn">Whether it takes the rollout up again with the plan there is.</param>
    public static JsonObject InputOf(RolloutId rollout, bool goesOn)
    {
        var input = new JsonObject { ["rollout"] = rollout.Value };
        if (goesOn)
        {
            input["plan"] = new JsonObject { ["kind"] = "Feasible" };
        }

        return input;
    }
}
