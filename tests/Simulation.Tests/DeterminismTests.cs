using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Faults;

namespace PciAutoHeal.Simulation.Tests;

public sealed class DeterminismTests
{
    private static readonly Fault[] Faults =
    [
        new(FaultKind.Throttled, Percent: 20),
        new(FaultKind.ServerError, Percent: 5, At: TimeSpan.FromMinutes(3)),
        new(FaultKind.AccountJoined, At: TimeSpan.FromMinutes(2)),
        new(FaultKind.AccountLeft, At: TimeSpan.FromMinutes(4), For: TimeSpan.FromMinutes(2)),
        new(FaultKind.AccountMoved, At: TimeSpan.FromMinutes(5)),
        new(FaultKind.RegionDisabled, Percent: 10, At: TimeSpan.FromMinutes(6)),
    ];

    [Fact]
    public void The_same_seed_and_the_same_calls_give_the_same_answers() => Story(1).Should().Equal(Story(1));

    [Fact]
    public void Another_seed_tells_another_story() => Story(1).Should().NotEqual(Story(2));

    private static List<string> Story(long seed)
    {
        var clock = new SettableTime(World.Start);
        Region[] regions = [World.Ireland, World.Virginia];
        var cloud = new SimulatedCloud(OrganizationGenerator.Generate(30, regions, seed), Faults, clock, seed);
        using var handler = cloud.CreateHandler();
        var client = new RawClient(handler, "AKIAADMIN", "us-east-1");
        List<string> story = [];
        for (var minute = 0; minute < 10; minute++)
        {
            story.Add(client.Call("organizations", "ListAccounts").Body);
            story.Add(client.Call("ec2", "DescribeRegions").Body);
            story.Add(client.Call("sts", "AssumeRole", new
            {
                RoleArn = $"arn:aws:iam::{cloud.Organization.Accounts[3].Id}:role/PciAutoHealMember",
                RoleSessionName = "story",
            }).Body);
            clock.Advance(TimeSpan.FromMinutes(1));
        }

        story.AddRange(cloud.Events.Select(e => e.ToString()));
        story.AddRange(cloud.Calls.Snapshot().Select(count => $"{count.Key} {count.Value}"));
        return story;
    }
}
