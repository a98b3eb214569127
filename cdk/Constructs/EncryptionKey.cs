using Amazon.CDK.AWS.KMS;
using Constructs;
using PciAutoHeal.Cdk.Permissions;

namespace PciAutoHeal.Cdk.Constructs;

/// <summary>
/// The key of everything an installation keeps. Losing it would lose the evidence, so it outlives the stack.
/// </summary>
public sealed class EncryptionKey : Construct
{
    public const string Id = "Key";

    private static readonly string[] Administration =
    [
        "kms:DescribeKey", "kms:GetKeyPolicy", "kms:PutKeyPolicy", "kms:GetKeyRotationStatus", "kms:EnableKeyRotation",
        "kms:DisableKeyRotation", "kms:EnableKey", "kms:DisableKey", "kms:UpdateKeyDescription", "kms:TagResource",
        "kms:UntagResource", "kms:ListResourceTags", "kms:ScheduleKeyDeletion", "kms:CancelKeyDeletion", "kms:CreateGrant",
        "kms:ListGrants", "kms:RevokeGrant",
    ];

    private static readonly string[] Use = ["kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey"];

    public EncryptionKey(Construct scope, EncryptionKeyProps props)
        : base(scope, "EncryptionKey")
    {
        var installation = props.Installation;
        new CfnKey(this, "Key", new CfnKeyProps
        {
            Description = $"Ledger, evidence, logs and messages of {installation.Name}",
            EnableKeyRotation = true,
            PendingWindowInDays = 30,
            KeyPolicy = Statement.Document(
            [
                new("AccountAdministers", [.. Administration, .. Use], ["*"])
                {
                    Principal = Statement.Account("arn:${AWS::Partition}:iam::${AWS::AccountId}:root"),
                },
                Service("Logs", "logs.${AWS::Region}.${AWS::URLSuffix}", [
                    new("ArnLike", "kms:EncryptionContext:aws:logs:arn",
                        $"arn:${{AWS::Partition}}:logs:${{AWS::Region}}:${{AWS::AccountId}}:log-group:/*{installation.Name}*"),
                ]),
                Service("Alarms", "cloudwatch.amazonaws.com", Condition.For(
                    $"arn:${{AWS::Partition}}:cloudwatch:${{AWS::Region}}:${{AWS::AccountId}}:alarm:{installation.Name}-*")),
                Service("Events", "events.amazonaws.com", Condition.For(
                    $"arn:${{AWS::Partition}}:events:${{AWS::Region}}:${{AWS::AccountId}}:rule/*{installation.Name}-*")),
                .. props.MoreStatements,
            ]),
        }).As(Id).Kept();
        new CfnAlias(this, "Alias", new CfnAliasProps
        {
            AliasName = $"alias/{props.Installation.Name}",
            TargetKeyId = Statement.Fill("${Key.Arn}"),
        }).As("KeyAlias");
    }

    /// <summary>What a role needs that reads and writes encrypted things through a service.</summary>
    public static Statement UsedThrough(string service) => new("KeyThrough" + Title(service), Use, ["${Key.Arn}"])
    {
        Conditions =
        [
            new("StringEquals", "kms:ViaService",
                $"{service}.${{AWS::Region}}.amazonaws.com", $"{service}.${{AWS::Region}}.${{AWS::URLSuffix}}"),
        ],
    };

    private static Statement Service(string sid, string principal, IReadOnlyList<Condition> conditions) => new(sid, Use, ["*"])
    {
        Principal = Statement.Service(Statement.Fill(principal)),
        Conditions = conditions,
    };

    private static string Title(string service) => char.ToUpperInvariant(service[0]) + service[1..];
}

/// <param name="MoreStatements">Who else uses the key.</param>
public sealed record EncryptionKeyProps(Installation Installation, IReadOnlyList<Statement> MoreStatements);
