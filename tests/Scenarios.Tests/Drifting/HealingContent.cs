using System.Globalization;
using PciAutoHeal.Core.Packs;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Scenarios.Tests.Staging;

namespace PciAutoHeal.Scenarios.Tests.Drifting;

/// <summary>One small pack of which half of the rules heal what they find.</summary>
internal static class HealingContent
{
    private static readonly string[] Checks =
    [
        "S3_BUCKET_SERVER_SIDE_ENCRYPTION_ENABLED", "INCOMING_SSH_DISABLED", "ENCRYPTED_VOLUMES", "RDS_STORAGE_ENCRYPTED",
        "CLOUD_TRAIL_ENABLED", "VPC_FLOW_LOGS_ENABLED", "EIP_ATTACHED", "GUARDDUTY_ENABLED_CENTRALIZED",
    ];

    /// <summary>As a rollout that heals deploys it.</summary>
    public static Release Release { get; } = (Content.Release with
    {
        Packs =
        [
            new(PackName.Parse("storage"), Template, Checks.Length, ["RemediationMode", "GlobalRulesRegion"], [Content.Document])
            {
                HealedRules = [.. Healed.Select(RuleOf)],
            },
        ],
    }).In(RemediationMode.Heal);

    public static string DeployedName => Release.Packs[0].DeployedName.Value;

    public static string Role => Release.Foundation!.Roles[0].Resources[0];

    private static IEnumerable<int> Healed => Enumerable.Range(0, Checks.Length).Where(n => n % 2 == 0);

    private static string Template => string.Create(CultureInfo.InvariantCulture, $$"""
        Parameters:
          RemediationMode: { Type: String, Default: detect }
          GlobalRulesRegion: { Type: String, Default: us-east-1 }
        Conditions:
          Heals: { "Fn::Equals": [{ Ref: RemediationMode }, heal] }
        Resources:
        {{string.Join("\n", Checks.Select((check, n) => Rule(n, check)))}}
        {{string.Join("\n", Healed.Select(Remediation))}}
        """);

    private static string RuleOf(int n) => string.Create(CultureInfo.InvariantCulture, $"rule-{n}");

    private static string Rule(int n, string check) => string.Create(CultureInfo.InvariantCulture, $$"""
          Rule{{n}}:
            Type: AWS::Config::ConfigRule
            Properties:
              ConfigRuleName: {{RuleOf(n)}}
              Source: { Owner: AWS, SourceIdentifier: {{check}} }
        """);

    private static string Remediation(int n) => string.Create(CultureInfo.InvariantCulture, $$"""
          Healing{{n}}:
            Type: AWS::Config::RemediationConfiguration
            Condition: Heals
            DependsOn: Rule{{n}}
            Properties:
              ConfigRuleName: {{RuleOf(n)}}
              ResourceType: AWS::S3::Bucket
              TargetType: SSM_DOCUMENT
              TargetId: {{Content.Document}}
              Automatic: true
              MaximumAutomaticAttempts: 3
              RetryAttemptSeconds: 60
              Parameters:
                ResourceId: { ResourceValue: { Value: RESOURCE_ID } }
        """);
}
