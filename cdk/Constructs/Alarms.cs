using Amazon.CDK.AWS.CloudWatch;
using Constructs;
using PciAutoHeal.Cdk.Permissions;

namespace PciAutoHeal.Cdk.Constructs;

/// <summary>What a person is called for. docs/operations/alarms.md says what each means.</summary>
public sealed class Alarms : Construct
{
    public Alarms(Construct scope, Installation installation)
        : base(scope, "Alarms")
    {
        foreach (var alarm in AlarmDefinition.All(installation))
        {
            new CfnAlarm(this, alarm.Name, new CfnAlarmProps
            {
                AlarmName = $"{installation.Name}-{alarm.Name}",
                AlarmDescription = alarm.Meaning,
                Namespace = alarm.Namespace,
                MetricName = alarm.Metric,
                Dimensions = alarm.Dimensions.Select(d => new CfnAlarm.DimensionProperty { Name = d.Key, Value = Statement.Fill(d.Value) }).ToArray(),
                Statistic = alarm.Statistic,
                Period = 300,
                EvaluationPeriods = 1,
                Threshold = alarm.Threshold,
                ComparisonOperator = "GreaterThanThreshold",
                TreatMissingData = "notBreaching",
                AlarmActions = new[] { Statement.Fill($"${{{Messages.Topic}}}") },
            }).As($"{alarm.Id}Alarm");
        }
    }
}
