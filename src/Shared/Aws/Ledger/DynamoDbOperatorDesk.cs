using Amazon.DynamoDBv2.Model;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Steps;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Aws.Ledger;

/// <summary>
/// One request a rollout; the one that was left last, whatever the clocks of the people who left them say.
/// </summary>
internal sealed class DynamoDbOperatorDesk(DynamoDbTable table) : IOperatorDesk
{
    public Task AskAsync(RolloutId rollout, OperatorRequest request, CancellationToken ct)
    {
        var item = Keys.Item(Keys.Run(rollout), Keys.Request);
        item["wish"] = new AttributeValue { S = StepJson.Write(request) };
        return table.PutAsync(item, ct);
    }

    public async Task<OperatorRequest?> FindAsync(RolloutId rollout, CancellationToken ct) =>
        await table.FindAsync(Keys.Run(rollout), Keys.Request, ct) is { } item
            ? StepJson.Read<OperatorRequest>(item["wish"].S)
            : null;

    public async Task ClearAsync(RolloutId rollout, OperatorRequest request, CancellationToken ct)
    {
        if (await FindAsync(rollout, ct) is { } found && found == request)
        {
            await table.DeleteIfAsync(
                Keys.Run(rollout),
                Keys.Request,
                "wish = :wish",
                new() { [":wish"] = new() { S = StepJson.Write(found) } },
                ct);
        }
    }
}
