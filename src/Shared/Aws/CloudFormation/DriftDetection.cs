using System.Globalization;
using Amazon.CloudFormation.Model;
using PciAutoHeal.Aws.Content;
using PciAutoHeal.Aws.Sessions;
using PciAutoHeal.Steps;

namespace PciAutoHeal.Aws.CloudFormation;

/// <summary>StackSets' own drift detection: started, and waited for.</summary>
internal sealed class DriftDetection(AwsConnection aws, ContentStore content, string callAs)
{
    private static readonly TimeSpan FirstLook = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Patience = TimeSpan.FromHours(2);

    private readonly StackSetReader reader = new(aws, callAs);

    /// <summary>Null where the endpoint knows no drift detection.</summary>
    public async Task<RunningDetection?> StartAsync(string set, CancellationToken ct)
    {
        var started = aws.Endpoint.Clock.GetUtcNow();
        var stamp = started.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        var writer = new StackSetWriter(aws, content, callAs);
        try
        {
            return new(set, await writer.DetectDriftAsync(set, $"pciautoheal-drift-{stamp}", ct), started);
        }
        catch (Exception e) when (AwsErrors.IsUnsupported(e))
        {
            return null;
        }
    }

    public async Task<StackSetOperation> EndAsync(RunningDetection detection, CancellationToken ct)
    {
        for (var wait = FirstLook; ; wait = wait * 1.5 < LongestWait ? wait * 1.5 : LongestWait)
        {
            var found = await reader.OperationAsync(detection.Set, detection.Operation, ct);
            if (StackSetReader.IsDone(found.Status))
            {
                return found;
            }

            if (aws.Endpoint.Clock.GetUtcNow() - detection.StartedAt > Patience)
            {
                throw new TransientException(
                    "DriftTooSlow", $"Drift detection {detection.Operation} of {detection.Set} has not ended after {Patience}.");
            }

            await Task.Delay(wait, aws.Endpoint.Clock, ct);
        }
    }

    /// <summary>Whether the counts say that the set has this many stacks, all of them in sync.</summary>
    public static bool AreAllInSync(StackSetOperation found, int stacks) =>
        found.StackSetDriftDetectionDetails is { } counted
        && counted.TotalStackInstancesCount == stacks
        && counted.InSyncStackInstancesCount == stacks;
}

/// <summary>A detection that was started, and when.</summary>
internal sealed record RunningDetection(string Set, string Operation, DateTimeOffset StartedAt);
