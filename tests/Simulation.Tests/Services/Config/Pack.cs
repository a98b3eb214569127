using System.Text.Json.Nodes;
using PciAutoHeal.Core.Accounts;

namespace PciAutoHeal.Simulation.Tests.Services.Config;

/// <summary>Templates of conformance packs, and the calls that tests make over and over.</summary>
internal static class Pack
{
    public const string TwoRules = """
        # Comments, short tags and quoted numbers, as AWS's own packs have them.
        Parameters:
          MaxAge: { Type: String, Default: '90' }
        Conditions:
          HasAge: !Not [!Equals [!Ref MaxAge, '']]
        Resources:
          KeysRotated:
            Type: AWS::Config::ConfigRule
            Properties:
              ConfigRuleName: access-keys-rotated
              InputParameters:
                maxAccessKeyAge: !If [HasAge, !Ref MaxAge, !Ref AWS::NoValue]
              Source: { Owner: AWS, SourceIdentifier: ACCESS_KEYS_ROTATED }
          Encrypted:
            Type: AWS::Config::ConfigRule
            Properties:
              ConfigRuleName: encrypted-volumes
              Scope: { ComplianceResourceTypes: ['AWS::EC2::Volume'] }
              Source: { Owner: AWS, SourceIdentifier: ENCRYPTED_VOLUMES }
        """;

    public static string Rules(int count) => "Resources:\n" + string.Concat(Enumerable.Range(1, count).Select(n =>
        $"  Rule{n}:\n    Type: AWS::Config::ConfigRule\n    Properties:\n      ConfigRuleName: rule-{n}\n"
        + $"      Source: {{ Owner: AWS, SourceIdentifier: RULE_{n} }}\n"));

    public static string Healing(string document, bool automatic = true) => $$"""
        Resources:
          Encrypted:
            Type: AWS::Config::ConfigRule
            Properties:
              ConfigRuleName: encrypted-volumes
              Source: { Owner: AWS, SourceIdentifier: ENCRYPTED_VOLUMES }
          Remediation:
            Type: AWS::Config::RemediationConfiguration
            DependsOn: Encrypted
            Properties:
              ConfigRuleName: encrypted-volumes
              ResourceType: AWS::EC2::Volume
              TargetType: SSM_DOCUMENT
              TargetId: {{document}}
              Automatic: {{(automatic ? "true" : "false")}}
              MaximumAutomaticAttempts: 3
              Parameters:
                AutomationAssumeRole: { StaticValue: { Values: ['arn:aws:iam::100000000001:role/PciAutoHealRemediation'] } }
                ResourceId: { ResourceValue: { Value: RESOURCE_ID } }
        """;

    public static WireAnswer Put(
        this World world, string name = "pci", string? body = null, IEnumerable<AccountId>? excluded = null,
        string region = "us-east-1", string key = "AKIAADMIN") => world.Call(
            "config",
            "PutOrganizationConformancePack",
            new
            {
                OrganizationConformancePackName = name,
                TemplateBody = body ?? TwoRules,
                ExcludedAccounts = (excluded ?? []).Select(id => id.Value).ToArray(),
            },
            key,
            region);

    /// <summary>The detailed status: account to row.</summary>
    public static IReadOnlyDictionary<string, JsonObject> Rows(
        this World world, string name = "pci", string region = "us-east-1", object? filters = null) =>
        world.Call(
            "config", "GetOrganizationConformancePackDetailedStatus",
            new { OrganizationConformancePackName = name, Filters = filters ?? new { } }, region: region)
            .Json["OrganizationConformancePackDetailedStatuses"]!.AsArray()
            .ToDictionary(row => row!["AccountId"]!.ToString(), row => row!.AsObject());

    public static string Status(this World world, AccountId account, string name = "pci",
        string region = "us-east-1") =>
        world.Rows(name, region).TryGetValue(account.Value, out var row) ? row["Status"]!.ToString() : "(no row)";

    public static string Aggregate(this World world, string name = "pci", string region = "us-east-1") => world.Call(
        "config", "DescribeOrganizationConformancePackStatuses",
        new { OrganizationConformancePackNames = new[] { name } },
        region: region).Json["OrganizationConformancePackStatuses"]![0]!["Status"]!.ToString();

    /// <summary>A client with the credentials of a role in a member.</summary>
    public static RawClient Member(this World world, AccountId account, string region = "us-east-1")
    {
        var answer = world.Call("sts", "AssumeRole", new
        {
            RoleArn = $"arn:aws:iam::{account}:role/PciAutoHealMember",
            RoleSessionName = "tests",
        });
        return new(
            world.Handler, answer.Xml("AccessKeyId").Single(), region, answer.Xml("SessionToken").Single());
    }

    public static void Wait(this World world, int minutes) => world.Clock.Advance(TimeSpan.FromMinutes(minutes));
}
