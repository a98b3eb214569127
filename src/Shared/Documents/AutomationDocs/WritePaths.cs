using PciAutoHeal.Core.Diagnostics;
using PciAutoHeal.Documents.Yaml;

namespace PciAutoHeal.Documents.AutomationDocs;

/// <summary>
/// A write may only be reached by choosing to heal: with every choice of "Heal" taken away, what can still be reached
/// from the first step has to be reading. What cannot be had back is destroyed only after a person said yes. And
/// nothing is called healed that was not read again.
/// </summary>
public static class WritePaths
{
    /// <summary>What holds data, or work, and is gone with the call.</summary>
    private static readonly HashSet<string> Destroying =
    [
        "backup:DeleteRecoveryPoint", "cloudtrail:DeleteTrail", "dynamodb:DeleteTable", "ec2:DeleteSnapshot", "ec2:DeleteVolume",
        "ec2:DeregisterImage", "ec2:ReleaseAddress", "ec2:TerminateInstances", "efs:DeleteFileSystem", "eks:DeleteCluster",
        "elasticache:DeleteReplicationGroup", "iam:DeleteUser", "kms:ScheduleKeyDeletion", "logs:DeleteLogGroup",
        "rds:DeleteDBCluster", "rds:DeleteDBClusterSnapshot", "rds:DeleteDBInstance", "rds:DeleteDBSnapshot",
        "redshift:DeleteCluster", "redshift:DeleteClusterSnapshot", "s3:DeleteBucket", "s3:DeleteObject", "s3:DeleteObjects",
        "secretsmanager:DeleteSecret", "sqs:DeleteQueue",
    ];

    public static IEnumerable<Diagnostic> Check(AutomationDocument document)
    {
        var graph = new StepGraph(document);
        var first = document.Steps[0].Name;
        var harmless = graph.Reachable([first], choice => !ChoosesToHeal(choice));
        var unasked = graph.Reachable([first], _ => true, step => step.Action == "aws:approve");
        return Within(document, harmless).Where(step => step.Call is { IsRead: false })
            .Select(step => Fault("PAH2140", step, $"writes ({step.Call}) without a choice to heal", "Lead to it only from a branch on 'Heal'."))
            .Concat(Within(document, unasked).Where(step => !document.IsUndo && step.Call is { } call && Destroying.Contains(call.ToString()))
                .Select(step => Fault("PAH2141", step, $"destroys ({step.Call}) before anybody was asked", "Put an aws:approve step before it.")))
            .Concat(document.AllSteps.Where(step => step.CallInputs.Any(SkipsSnapshot))
                .Select(step => Fault("PAH2142", step, "keeps no final snapshot of what it deletes", "Ask for a final snapshot.")))
            .Concat(document.Steps.Where(step => Writes(step) && !IsReadAgain(step, document, graph))
                .Select(step => Fault("PAH2143", step, "is followed by no reading that would show what it did", "Read again and compare.")));
    }

    private static IEnumerable<DocumentStep> Within(AutomationDocument document, HashSet<string> names) =>
        document.Steps.Where(step => names.Contains(step.Name)).SelectMany(step => step.SelfAndNested());

    private static bool Writes(DocumentStep step) => step.SelfAndNested().Any(it => it.Call is { IsRead: false });

    private static bool IsReadAgain(DocumentStep write, AutomationDocument document, StepGraph graph) =>
        Within(document, graph.Reachable(graph.After(write, _ => true), _ => true)).Any(step => step.Call is { IsRead: true });

    private static bool SkipsSnapshot(YamlEntry given) =>
        given.Key.StartsWith("SkipFinal", StringComparison.Ordinal) && given.Value.Scalar is not ("false" or "False");

    private static bool ChoosesToHeal(YamlValue choice) =>
        string.Equals(choice["StringEquals"]?.Scalar, "heal", StringComparison.OrdinalIgnoreCase);

    private static Diagnostic Fault(string code, DocumentStep step, string what, string fix) =>
        Diagnostic.Error(code, $"Step '{step.Name}' {what}.", step.Where, fix);
}
