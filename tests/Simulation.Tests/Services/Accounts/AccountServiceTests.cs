namespace PciAutoHeal.Simulation.Tests.Services.Accounts;

public sealed class AccountServiceTests : IDisposable
{
    private readonly World world = new();

    [Fact]
    public void Regions_are_told_apart_by_what_became_of_them()
    {
        var regions = world.Call("account", "ListRegions").Json["Regions"]!.AsArray()
            .ToDictionary(row => row!["RegionName"]!.ToString(), row => row!["RegionOptStatus"]!.ToString());

        regions["eu-west-1"].Should().Be("ENABLED_BY_DEFAULT");
        regions["af-south-1"].Should().Be("DISABLED");
    }

    [Fact]
    public void An_administrator_looks_at_any_member()
    {
        var answer = world.Call("account", "ListRegions",
            new { AccountId = World.Alpha.Value, RegionOptStatusContains = new[] { "ENABLED", "ENABLED_BY_DEFAULT" } });

        answer.Json["Regions"]!.AsArray().Should().HaveCount(2);
        world.Call("account", "ListRegions", new { AccountId = "999999999999" }).Code.Should()
            .Be("AccessDeniedException");
    }

    [Fact]
    public async Task A_member_looks_at_itself_alone()
    {
        var keys = await (await world.AssumeAsync(World.Alpha)).GetCredentialsAsync();
        var member = new RawClient(world.Handler, keys.AccessKey, "us-east-1", keys.Token);

        member.Call("account", "GetRegionOptStatus", new { RegionName = "eu-west-1" }).Json["RegionOptStatus"]!.ToString()
            .Should().Be("ENABLED_BY_DEFAULT");
        member.Call("account", "ListRegions", new { AccountId = World.Beta.Value }).Code.Should()
            .Be("AccessDeniedException");
    }

    public void Dispose() => world.Dispose();
}
