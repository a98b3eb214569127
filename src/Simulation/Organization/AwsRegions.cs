using PciAutoHeal.Core.Accounts;

namespace PciAutoHeal.Simulation;

/// <summary>
/// The regions of the commercial partition (botocore's endpoints); those after March 2019 are opt-in.
/// </summary>
public static class AwsRegions
{
    public static readonly IReadOnlyList<Region> OpenByDefault = Parse(
        "ap-northeast-1", "ap-northeast-2", "ap-northeast-3", "ap-south-1", "ap-southeast-1", "ap-southeast-2",
        "ca-central-1", "eu-central-1", "eu-north-1", "eu-west-1", "eu-west-2", "eu-west-3", "sa-east-1",
        "us-east-1", "us-east-2", "us-west-1", "us-west-2");

    public static readonly IReadOnlyList<Region> OptIn = Parse(
        "af-south-1", "ap-east-1", "ap-east-2", "ap-south-2", "ap-southeast-3", "ap-southeast-4", "ap-southeast-5",
        "ap-southeast-6", "ap-southeast-7", "ca-west-1", "eu-central-2", "eu-south-1", "eu-south-2", "il-central-1",
        "me-central-1", "me-south-1", "mx-central-1");

    public static bool IsOpenByDefault(Region region) => OpenByDefault.Contains(region) || region.Partition != "aws";

    /// <summary>Every region an account could be told of, in order.</summary>
    public static IEnumerable<Region> All(SimulatedCloud cloud) =>
        OpenByDefault.Concat(OptIn).Concat(cloud.Organization.Regions).Distinct().Order();

    /// <summary>EC2's word: a region that is open by default needs no opt-in while it is enabled.</summary>
    public static string OptInStatus(SimulatedAccount account, Region region) =>
        !account.IsEnabled(region) ? "not-opted-in" : IsOpenByDefault(region) ? "opt-in-not-required" : "opted-in";

    private static Region[] Parse(params string[] codes) => [.. codes.Select(Region.Parse)];
}
