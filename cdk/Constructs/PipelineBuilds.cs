using Amazon.CDK;
using Amazon.CDK.AWS.S3.Assets;
using PciAutoHeal.Cdk.Permissions;
using PciAutoHeal.Steps;

namespace PciAutoHeal.Cdk.Constructs;

/// <summary>The builds of the pipeline and what each is allowed.</summary>
internal static class PipelineBuilds
{
    private const string Releases = "-releases-${AWS::AccountId}-${AWS::Region}";

    public static IEnumerable<BuildProps> All(Installation installation, Asset tool)
    {
        var common = new Dictionary<string, string>
        {
            ["PCIAUTOHEAL_CLI"] = Fn.Join("", ["s3://", tool.S3BucketName, "/", tool.S3ObjectKey]),
            ["PCIAUTOHEAL_EXTERNAL_ID"] = Fn.Ref("ExternalId"),
            ["RELEASES"] = Statement.Fill(installation.Name + Releases),
            ["LEDGER"] = installation.Table,
        };
        yield return new(installation, "Check", "Checks content, and runs its tests", tool.S3ObjectKey)
        {
            Variables = new Dictionary<string, string>(common) { ["TEST_COMMAND"] = Fn.Ref("TestCommand") },
        };
        yield return new(installation, "Plan", "Plans and rehearses against the organization as it is", tool.S3ObjectKey)
        {
            Variables = common,
            Statements = [.. Reading(installation), .. Keeping(installation)],
        };
        yield return new(installation, "Register", "Puts the approved rollout on record", tool.S3ObjectKey)
        {
            Variables = common,
            Statements = [Released(installation), Ledger(installation)],
        };
        yield return new(installation, "Confirm", "Answers the rollout's question with the plan that was approved", tool.S3ObjectKey)
        {
            Variables = common,
            Minutes = 480,
            Statements = [Ledger(installation), OperatorPolicy.Answering],
        };
    }

    /// <summary>What the steps read that a plan is made of.</summary>
    private static IEnumerable<Statement> Reading(Installation installation) => Scopes.Direct(
        new[] { "DiscoverOrganization", "CheckTargets" }
            .SelectMany(step => PortPermissions.Direct(StepCatalog.Find(step)!))
            .Where(action => !action.StartsWith("dynamodb:", StringComparison.Ordinal))
            .Distinct(),
        installation);

    private static Statement Released(Installation installation) =>
        new("Released", ["s3:GetObject"], [$"arn:${{AWS::Partition}}:s3:::{installation.Name}{Releases}/*"]);

    private static IEnumerable<Statement> Keeping(Installation installation)
    {
        var bucket = $"arn:${{AWS::Partition}}:s3:::{installation.Name}{Releases}";
        yield return new(
            "Releases", ["s3:GetObject", "s3:PutObject"], [$"{bucket}/releases/*", $"{bucket}/latest.txt"]);
        // Without it S3 answers 403 for what is not there.
        yield return new("ReleaseBucket", ["s3:ListBucket"], [bucket]);
    }

    private static Statement Ledger(Installation installation) => OperatorPolicy.Ledger with
    {
        Resources = [$"arn:${{AWS::Partition}}:dynamodb:${{AWS::Region}}:${{AWS::AccountId}}:table/{installation.Table}"],
    };
}
