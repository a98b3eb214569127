using System.Globalization;
using Amazon.DynamoDBv2.Model;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Steps;
using Item = System.Collections.Generic.Dictionary<string, Amazon.DynamoDBv2.Model.AttributeValue>;

namespace PciAutoHeal.Aws.Ledger;

/// <summary>A target's current state as it is in the table.</summary>
/// <param name="Lines">How many lines its history has: counts up with every change, so it fences writers as
/// well.</param>
internal sealed record StoredTarget(TargetRecord Record, long Lines)
{
    public const string Json = "record";
    private const string LinesName = "lineCount";

    public static StoredTarget Of(Item item) => new(
        StepJson.Read<TargetRecord>(item[Json].S), long.Parse(item[LinesName].N, CultureInfo.InvariantCulture));

    /// <summary>The put of this state in place of the one that was read.</summary>
    public Put Replacing(StoredTarget? read, RolloutId rollout)
    {
        var item = Keys.Item(Keys.Run(rollout, Record.Target.Region), Keys.State(Record.Target.Account));
        item[Json] = new AttributeValue { S = StepJson.Write(Record) };
        item[LinesName] = Number(Lines);
        return read is null
            ? new Put { Item = item, ConditionExpression = "attribute_not_exists(pk)" }
            : new Put
            {
                Item = item,
                ConditionExpression = "lineCount = :lines",
                ExpressionAttributeValues = new() { [":lines"] = Number(read.Lines) },
            };
    }

    private static AttributeValue Number(long value) => new() { N = value.ToString(CultureInfo.InvariantCulture) };
}
