using Amazon.CloudFormation.Model;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Aws.CloudFormation;

/// <summary>Understands what drift detection says of one resource.</summary>
internal static class ResourceDrift
{
    private const int LongestValue = 120;

    public static StackDrift Of(FoundationSet set, Target target, StackInstanceResourceDriftsSummary row) =>
        row.StackResourceDriftStatus?.Value == "DELETED"
            ? new(target, set.Missing, row.PhysicalResourceId ?? row.LogicalResourceId, "deleted")
            : new(target, set.Changed, row.PhysicalResourceId ?? row.LogicalResourceId, Differences(row));

    private static string Differences(StackInstanceResourceDriftsSummary row) =>
        row.PropertyDifferences is { Count: > 0 } differences
            ? string.Join("; ", differences.Select(one =>
                $"{one.PropertyPath} is {Short(one.ActualValue)}, expected {Short(one.ExpectedValue)}"))
            : "modified";

    private static string Short(string? value) =>
        value is null ? "absent" : value.Length <= LongestValue ? value : value[..LongestValue] + "…";
}
