using Amazon.CDK.AWS.DynamoDB;
using Constructs;
using PciAutoHeal.Cdk.Permissions;

namespace PciAutoHeal.Cdk.Constructs;

/// <summary>
/// The truth about rollouts: every change can be restored for 35 days, and nothing deletes the table.
/// </summary>
public sealed class LedgerTable : Construct
{
    public const string Id = "LedgerTable";

    public LedgerTable(Construct scope, Installation installation)
        : base(scope, "Ledger") => new CfnTable(this, "Table", new CfnTableProps
        {
            TableName = installation.Table,
            BillingMode = "PAY_PER_REQUEST",
            AttributeDefinitions = new[] { Text("pk"), Text("sk") },
            KeySchema = new[] { Key("pk", "HASH"), Key("sk", "RANGE") },
            PointInTimeRecoverySpecification = new CfnTable.PointInTimeRecoverySpecificationProperty
            {
                PointInTimeRecoveryEnabled = true,
            },
            // Nothing that is evidence carries the attribute; the host may let scratch items expire.
            TimeToLiveSpecification = new CfnTable.TimeToLiveSpecificationProperty { AttributeName = "expiresAt", Enabled = true },
            SseSpecification = new CfnTable.SSESpecificationProperty
            {
                SseEnabled = true,
                SseType = "KMS",
                KmsMasterKeyId = Statement.Fill("${Key.Arn}"),
            },
            DeletionProtectionEnabled = true,
        }).As(Id).Kept();

    private static CfnTable.AttributeDefinitionProperty Text(string name) =>
        new() { AttributeName = name, AttributeType = "S" };

    private static CfnTable.KeySchemaProperty Key(string name, string type) =>
        new() { AttributeName = name, KeyType = type };
}
