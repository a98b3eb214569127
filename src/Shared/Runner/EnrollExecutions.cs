using System.Globalization;
using System.Text.Json.Nodes;
using PciAutoHeal.Asl;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Rollouts;

namespace PciAutoHeal.Runner;

/// <summary>
/// Which execution enrolls accounts into a rollout: one that was cut off goes on, before another begins.
/// </summary>
public static class EnrollExecutions
{
    private const string Machine = "enroll";

    /// <param name="accounts">Those to enroll; none is everybody who joined.</param>
    public static async Task<string> OpenAsync(
        FlowRunner runner, IExecutionStore store, RolloutId rollout, IReadOnlyCollection<AccountId> accounts, CancellationToken ct)
    {
        for (var number = 1; ; number++)
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"enroll:{rollout}.{number}");
            if (await store.FindAsync(id, ct) is not { } stored)
            {
                await runner.BeginAsync(Machine, id, InputOf(rollout, accounts), null, ct);
                return id;
            }

            if (SavedFlow.FromJson(stored.Json).Execution.Status == ExecutionStatus.Running)
            {
                return id;
            }
        }
    }

    private static JsonObject InputOf(RolloutId rollout, IReadOnlyCollection<AccountId> accounts)
    {
        var input = new JsonObject { ["rollout"] = rollout.Value };
        if (accounts.Count > 0)
        {
            input["accounts"] = new JsonArray([.. accounts.Order().Select(a => JsonValue.Create(a.Value))]);
        }

        return input;
    }
}
