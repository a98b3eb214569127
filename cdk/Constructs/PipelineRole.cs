using PciAutoHeal.Cdk.Permissions;

namespace PciAutoHeal.Cdk.Constructs;

/// <summary>
/// What the pipeline itself may do: move its artifacts, run its builds, start a rollout and wait for its end.
/// </summary>
internal static class PipelineRole
{
    public static string RolloutMachine(Installation installation) =>
        $"arn:${{AWS::Partition}}:states:${{AWS::Region}}:${{AWS::AccountId}}:stateMachine:{installation.Machine("rollout")}";

    public static IReadOnlyList<Statement> Statements(Installation installation, IEnumerable<string> builds) =>
    [
        new("Artifacts", ["s3:GetObject", "s3:GetObjectVersion", "s3:PutObject"], ["${Artifacts.Arn}/*"]),
        new("ArtifactBucket", ["s3:GetBucketVersioning"], ["${Artifacts.Arn}"]),
        new("Builds", ["codebuild:BatchGetBuilds", "codebuild:StartBuild"], [.. builds.Select(id => $"${{{id}Build.Arn}}")]),
        new("StartRollout", ["states:DescribeStateMachine", "states:StartExecution"], [RolloutMachine(installation)]),
        new("FollowRollout", ["states:DescribeExecution"],
            [$"arn:${{AWS::Partition}}:states:${{AWS::Region}}:${{AWS::AccountId}}:execution:{installation.Machine("rollout")}:*"]),
        PipelineKey.UsedBy(installation),
    ];
}
