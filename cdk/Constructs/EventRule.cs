using Amazon.CDK.AWS.Events;
using Constructs;
using PciAutoHeal.Cdk.Permissions;

namespace PciAutoHeal.Cdk.Constructs;

/// <summary>A rule of EventBridge with one target; what cannot be delivered is kept.</summary>
public sealed class EventRule : Construct
{
    public EventRule(Construct scope, EventRuleProps props)
        : base(scope, props.Id) => new CfnRule(this, "Rule", new CfnRuleProps
        {
            Name = $"{props.Installation.Name}-{props.Name}",
            Description = props.Description,
            EventBusName = props.Bus is null ? null : Statement.Fill(props.Bus),
            ScheduleExpression = props.Schedule is null ? null : Statement.Fill(props.Schedule),
            EventPattern = props.Pattern,
            State = "ENABLED",
            Targets = new[]
            {
                new CfnRule.TargetProperty
                {
                    Id = "Target",
                    Arn = Statement.Fill(props.Target),
                    RoleArn = props.TargetRole is null ? null : Statement.Fill(props.TargetRole),
                    Input = props.Input,
                    DeadLetterConfig = props.Undelivered is null ? null : new CfnRule.DeadLetterConfigProperty
                    {
                        Arn = Statement.Fill(props.Undelivered),
                    },
                    RetryPolicy = new CfnRule.RetryPolicyProperty { MaximumEventAgeInSeconds = 3600, MaximumRetryAttempts = 30 },
                },
            },
        }).As(props.Id);

    /// <summary>A pattern of a source and its detail types, with more of the detail where it matters.</summary>
    public static Dictionary<string, object> PatternOf(
        string source, string[] detailTypes, Dictionary<string, object>? detail = null)
    {
        var pattern = new Dictionary<string, object> { ["source"] = new[] { source }, ["detail-type"] = detailTypes };
        if (detail is not null)
        {
            pattern["detail"] = detail;
        }

        return pattern;
    }
}

/// <param name="Id">The name in the template.</param>
/// <param name="Name">What follows the installation's name in the rule's.</param>
/// <param name="Target">Its ARN.</param>
public sealed record EventRuleProps(
    Installation Installation, string Id, string Name, string Description, string Target)
{
    public string? TargetRole { get; init; }

    /// <summary>What the target gets instead of the event.</summary>
    public string? Input { get; init; }

    /// <summary>Null is the account's own bus.</summary>
    public string? Bus { get; init; }

    public string? Schedule { get; init; }

    public Dictionary<string, object>? Pattern { get; init; }

    public string? Undelivered { get; init; } = "${UndeliveredEvents.Arn}";
}
