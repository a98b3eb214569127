using Amazon.CDK;
using Amazon.CDK.AWS.S3.Assets;
using Amazon.CDK.AWS.SNS;
using Constructs;
using PciAutoHeal.Cdk.Constructs;
using PciAutoHeal.Cdk.Permissions;
using PciAutoHeal.Steps;

namespace PciAutoHeal.Cdk.Stacks;

/// <summary>What runs rollouts, in the delegated administrator's account, in the home region.</summary>
public sealed class AdministratorStack : Stack
{
    private static readonly double[] Retentions = [90, 180, 365, 400, 545, 731, 1096, 1827, 2557, 3653];

    public AdministratorStack(Construct scope, Settings settings)
        : base(scope, settings.Installation.Stack("Administrator"), new StackProps
        {
            StackName = settings.Installation.Stack("Administrator"),
            Description = "PciAutoHeal: functions, state machines and ledger, in the delegated administrator",
        })
    {
        var installation = settings.Installation;
        Parameters.Organization(this);
        Parameters.Account(this, "ManagementAccountId", "The organization's management account");
        Parameters.ExternalId(this, installation);
        Parameters.Text(this, "DriftEvery", "How often drift is looked for", @"^(rate|cron)\(.+\)$", "rate(1 day)");
        Parameters.Text(this, "EnrollEvery", "How often accounts are looked for that no event has named", @"^(rate|cron)\(.+\)$", "rate(12 hours)");
        Parameters.Text(this, "AlarmEmail", "Who is told of alarms; empty for nobody", @"^$|^[^@\s]+@[^@\s]+$", "");
        var memory = Parameters.Number(this, "MemorySize", "Memory of each function, in MB", 512);
        var retention = Parameters.Number(
            this, "LogRetentionDays", "How long logs are kept; PCI DSS asks for a year", 400, Retentions);
        var evidence = Parameters.Number(
            this, "EvidenceLockDays", "How long released content and evidence cannot be deleted", 400);

        new EncryptionKey(this, new(installation, []));
        new LedgerTable(this, installation);
        Buckets(installation, evidence);
        new Messages(this, installation);
        Subscribe();
        Functions(settings, memory, retention);
        foreach (var flow in Flow.All)
        {
            new StateMachine(this, flow, new(installation, retention));
        }

        new OrganizationEvents(this, installation);
        new Alarms(this, installation);
        new Dashboard(this, installation);
        new OperatorPolicy(this, installation);
        Outputs(installation);
    }

    private void Buckets(Installation installation, double lockedDays)
    {
        new SecureBucket(this, new("AccessLogs", $"{installation.Name}-access", null)
        {
            OwnKey = false,
            Statements = [Logging(installation)],
        });
        new SecureBucket(this, new("ReleaseBucket", $"{installation.Name}-releases", "${AccessLogs}")
        {
            LockedDays = lockedDays,
            Statements = [WriteOnce],
        });
    }

    /// <summary>What lies under a hash stays what it was: S3 itself refuses a put that would replace it.</summary>
    private static Statement WriteOnce => new("WriteOnce", ["s3:PutObject"], ["${ReleaseBucket.Arn}/releases/*"])
    {
        Effect = "Deny",
        Principal = "*",
        Conditions = [new("Null", "s3:if-none-match", "true")],
    };

    private static Statement Logging(Installation installation) => new("AccessLogging", ["s3:PutObject"], ["${AccessLogs.Arn}/*"])
    {
        Principal = Statement.Service("logging.s3.amazonaws.com"),
        Conditions = Condition.For($"arn:${{AWS::Partition}}:s3:::{installation.Name}-*"),
    };

    private void Subscribe()
    {
        var wanted = new CfnCondition(this, "TellsSomebody", new CfnConditionProps
        {
            Expression = Fn.ConditionNot(Fn.ConditionEquals(Fn.Ref("AlarmEmail"), "")),
        });
        new CfnSubscription(this, "AlarmSubscription", new CfnSubscriptionProps
        {
            TopicArn = Fn.Ref(Messages.Topic),
            Protocol = "email",
            Endpoint = Fn.Ref("AlarmEmail"),
        }).CfnOptions.Condition = wanted;
    }

    private void Functions(Settings settings, double memory, double retention)
    {
        var installation = settings.Installation;
        var code = new Asset(
            this, "Executable", new AssetProps { Path = settings.Functions ?? Placeholders.Functions });
        var granted = StepCatalog.All.SelectMany(step => StepFunction.Statements(step, installation))
            .Concat(Flow.All.SelectMany(flow => StateMachine.Statements(flow, installation)));
        new Ceiling(this, installation.Role("Boundary"), granted);
        foreach (var step in StepCatalog.All)
        {
            new StepFunction(this, step, new(
                installation, settings.Architecture, code.S3BucketName, code.S3ObjectKey, memory, retention, new()
                {
                    ["PCIAUTOHEAL_TABLE"] = installation.Table,
                    ["PCIAUTOHEAL_HOME_REGION"] = Statement.Fill("${AWS::Region}"),
                    ["PCIAUTOHEAL_EXTERNAL_ID"] = Fn.Ref("ExternalId"),
                }));
        }
    }

    private void Outputs(Installation installation)
    {
        foreach (var (id, value) in new[]
        {
            ("Ledger", "${LedgerTable}"), ("RolloutMachineArn", "${RolloutMachine}"), ("Releases", "${ReleaseBucket}"),
            ("KeyArn", "${Key.Arn}"), ("EventBusArn", "${OrganizationBus.Arn}"), ("Alarms", "${AlarmTopic}"),
        })
        {
            new CfnOutput(this, $"{id}Output", new CfnOutputProps { Value = Statement.Fill(value) }).OverrideLogicalId($"{id}Output");
        }

        new CfnOutput(this, "ExportedKey", new CfnOutputProps
        {
            Value = Statement.Fill("${Key.Arn}"),
            ExportName = PipelineKey.ExportOf(installation),
        }).OverrideLogicalId("ExportedKey");
    }
}
