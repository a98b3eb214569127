using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Constructs;
using PciAutoHeal.Cdk.Permissions;

namespace PciAutoHeal.Cdk.Constructs;

/// <summary>
/// Where content comes from: one of three, chosen by a parameter; the pipeline's role may use just that one.
/// </summary>
public sealed class PipelineSource : Construct
{
    private const string Commit = "arn:${AWS::Partition}:codecommit:${AWS::Region}:${AWS::AccountId}:${SourceRepository}";
    private const string Bucket = "arn:${AWS::Partition}:s3:::${SourceRepository}";

    public PipelineSource(Construct scope)
        : base(scope, "Source")
    {
        foreach (var (id, statements) in Grants)
        {
            new CfnCondition(scope, $"Uses{id}", new CfnConditionProps
            {
                Expression = Fn.ConditionEquals(Fn.Ref("SourceProvider"), id),
            });
            new CfnPolicy(this, id, new CfnPolicyProps
            {
                PolicyName = $"Source{id}",
                Roles = new[] { Fn.Ref("PipelineRole") },
                PolicyDocument = Statement.Document(statements),
            }).As($"Source{id}").AddOverride("Condition", $"Uses{id}");
        }
    }

    /// <summary>The first action of the pipeline, whichever it is.</summary>
    public static object Action => If("CodeConnections", Connections, If("CodeCommit", CodeCommit, S3));

    public static IReadOnlyDictionary<string, Statement[]> Grants { get; } = new Dictionary<string, Statement[]>
    {
        ["CodeConnections"] =
        [
            new("Source", ["codeconnections:UseConnection", "codestar-connections:UseConnection"], ["${ConnectionArn}"]),
        ],
        ["CodeCommit"] =
        [
            new(
                "Source",
                ["codecommit:CancelUploadArchive", "codecommit:GetBranch", "codecommit:GetCommit",
                 "codecommit:GetUploadArchiveStatus", "codecommit:UploadArchive"],
                [Commit]),
        ],
        ["S3"] =
        [
            new("Source", ["s3:GetObject", "s3:GetObjectVersion"], [$"{Bucket}/${{SourceBranch}}"]),
            new("SourceBucket", ["s3:GetBucketVersioning", "s3:ListBucket"], [Bucket]),
        ],
    };

    private static Dictionary<string, object> Connections => Source("CodeStarSourceConnection", new()
    {
        ["ConnectionArn"] = Ref("ConnectionArn"),
        ["FullRepositoryId"] = Ref("SourceRepository"),
        ["BranchName"] = Ref("SourceBranch"),
        ["OutputArtifactFormat"] = "CODE_ZIP",
        ["DetectChanges"] = "true",
    });

    private static Dictionary<string, object> CodeCommit => Source("CodeCommit", new()
    {
        ["RepositoryName"] = Ref("SourceRepository"),
        ["BranchName"] = Ref("SourceBranch"),
        ["OutputArtifactFormat"] = "CODE_ZIP",
        ["PollForSourceChanges"] = "true",
    });

    private static Dictionary<string, object> S3 => Source("S3", new()
    {
        ["S3Bucket"] = Ref("SourceRepository"),
        ["S3ObjectKey"] = Ref("SourceBranch"),
        ["PollForSourceChanges"] = "true",
    });

    private static Dictionary<string, object> Source(string provider, Dictionary<string, object> configuration) =>
        PipelineAction.Of("Content", "Source", provider, 1, configuration, outputs: ["Content"]);

    private static Dictionary<string, object> If(string provider, object then, object otherwise) =>
        new() { ["Fn::If"] = new[] { $"Uses{provider}", then, otherwise } };

    private static Dictionary<string, object> Ref(string name) => new() { ["Ref"] = name };
}
