using Amazon.EC2.Model;
using PciAutoHeal.Aws.Sessions;
using PciAutoHeal.Steps;
using Region = PciAutoHeal.Core.Accounts.Region;

namespace PciAutoHeal.Aws.Organizations;

/// <summary>
/// The regions that every account has without asking for them. "Default Regions cannot be enabled or disabled" (AWS
/// Account Management Reference Guide, manage-acct-regions), so what the caller is told of these holds for every
/// member, and saves a question to each of them.
/// </summary>
internal static class OpenRegions
{
    private const string Key = "open regions";
    private const string NeedsNoOptIn = "opt-in-not-required";

    /// <summary>Every region that the caller has; which of them are open is remembered for the run.</summary>
    public static async Task<IReadOnlyList<Region>> ReadAllAsync(AwsConnection aws, CancellationToken ct)
    {
        var answer = await aws.Caller.Ec2(aws.Endpoint.HomeRegion).CallAsync(
            "DescribeRegions", (client, stop) => client.DescribeRegionsAsync(new DescribeRegionsRequest(), stop), ct);
        var regions = (answer.Regions ?? [])
            .Select(one => (Name: Region.Parse(one.RegionName), one.OptInStatus)).ToList();
        aws.Learned[Key] = regions.Where(one => one.OptInStatus == NeedsNoOptIn).Select(one => one.Name).ToHashSet();
        return [.. regions.Select(one => one.Name).Order()];
    }

    /// <summary>Those known to be open; none where the caller may not look: then members are asked.</summary>
    public static async Task<IReadOnlySet<Region>> FindAsync(AwsConnection aws, CancellationToken ct)
    {
        if (!aws.Learned.ContainsKey(Key))
        {
            try
            {
                await ReadAllAsync(aws, ct);
            }
            catch (TerminalException)
            {
                aws.Learned[Key] = new HashSet<Region>();
            }
        }

        return (IReadOnlySet<Region>)aws.Learned[Key];
    }
}
