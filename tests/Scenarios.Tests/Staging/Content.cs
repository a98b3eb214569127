using PciAutoHeal.Core.Packs;

namespace PciAutoHeal.Scenarios.Tests.Staging;

/// <summary>A small release of the shape of the shipped one: two packs, a document and its role.</summary>
internal static class Content
{
    public const string Document = "PciAutoHeal-EncryptBucket";

    private const string Role = "PciAutoHeal-EncryptBucket";

    private const string Parameters = """
        Parameters:
          RemediationMode: { Type: String, Default: detect }
          GlobalRulesRegion: { Type: String, Default: us-east-1 }

        """;

    public static Release Release { get; } = new(
        "sha256:5ce7a210000000000000000000000000",
        [PackOf("storage", "S3_BUCKET_SERVER_SIDE_ENCRYPTION_ENABLED"), PackOf("network", "INCOMING_SSH_DISABLED")],
        new([new("Roles-1", Roles, [Role])], [new("Documents-1", Documents, [Document])]));

    private static string Roles => $$"""
        Resources:
          EncryptBucketRole:
            Type: AWS::IAM::Role
            Properties:
              RoleName: {{Role}}
              AssumeRolePolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - { Effect: Allow, Principal: { Service: ssm.amazonaws.com }, Action: sts:AssumeRole }
        """;

    private static string Documents => $$"""
        Resources:
          EncryptBucket:
            Type: AWS::SSM::Document
            Properties:
              Name: {{Document}}
              DocumentType: Automation
              UpdateMethod: NewVersion
              Content:
                schemaVersion: "0.3"
                description: Encrypts a bucket
                mainSteps:
                  - { name: Wait, action: "aws:sleep", inputs: { Duration: PT1S } }
        """;

    private static Pack PackOf(string name, string rule) => new(
        PackName.Parse(name),
        $$"""
        {{Parameters}}Resources:
          TheRule:
            Type: AWS::Config::ConfigRule
            Properties:
              ConfigRuleName: {{name}}-rule
              Source: { Owner: AWS, SourceIdentifier: {{rule}} }
        """,
        1,
        ["RemediationMode", "GlobalRulesRegion"],
        []);
}
