using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Packs;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Aws.Tests;

/// <summary>Small content, of the shape of what is shipped.</summary>
internal static class Samples
{
    public const string PlainTemplate = """
        Resources:
          BucketsAreEncrypted:
            Type: AWS::Config::ConfigRule
            Properties:
              ConfigRuleName: buckets-are-encrypted
              Source: { Owner: AWS, SourceIdentifier: S3_BUCKET_SERVER_SIDE_ENCRYPTION_ENABLED }
        """;

    public const string Document = "PciAutoHeal-EncryptBucket";

    public const string RoleName = "PciAutoHeal-EncryptBucket";

    private const string Parameters = """
        Parameters:
          RemediationMode: { Type: String, Default: detect }
          GlobalRulesRegion: { Type: String, Default: us-east-1 }

        """;

    public static readonly string LargeTemplate = Parameters + PlainTemplate + "\n# " + new string('x', 60_000);

    public static readonly Pack Pack = new(
        PackName.Parse("storage"), Parameters + PlainTemplate, 1, ["RemediationMode", "GlobalRulesRegion"], []);

    public static readonly Foundation Foundation = With(Documents("encrypts"));

    private static string Roles => $$"""
        Resources:
          EncryptBucketRole:
            Type: AWS::IAM::Role
            Properties:
              RoleName: {{RoleName}}
              AssumeRolePolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - { Effect: Allow, Principal: { Service: ssm.amazonaws.com }, Action: sts:AssumeRole }
        """;

    public static Foundation With(string documents) =>
        new([new("Roles", Roles, [RoleName])], [new("Documents", documents, [Document])]);

    public static PackRequest Put(params AccountId[] excluded) =>
        new(Pack, World.Ireland, World.Virginia, RemediationMode.DryRun, excluded);

    public static string Documents(string description) => $$"""
        Resources:
          EncryptBucket:
            Type: AWS::SSM::Document
            Properties:
              Name: {{Document}}
              DocumentType: Automation
              DocumentFormat: YAML
              UpdateMethod: NewVersion
              Content: |
                schemaVersion: "0.3"
                description: {{description}}
                mainSteps:
                  - { name: Wait, action: "aws:sleep", inputs: { Duration: PT1S } }
        """;
}
