using PciAutoHeal.Core.Accounts;

namespace PciAutoHeal.Simulation.Tests.Services.Ec2;

public sealed class Ec2ServiceTests : IDisposable
{
    private readonly World world = new();

    [Fact]
    public void Enabled_regions_are_listed() =>
        Describe(new { }).Xml("regionName").Should().Equal("eu-west-1", "us-east-1");

    [Fact]
    public void All_regions_are_listed_when_asked_for_with_what_became_of_them()
    {
        var answer = Describe(new { AllRegions = true });

        answer.Xml("regionName").Should().HaveCount(AwsRegions.OpenByDefault.Count + AwsRegions.OptIn.Count);
        answer.Xml("optInStatus").Distinct().Should().BeEquivalentTo("not-opted-in", "opt-in-not-required");
    }

    [Fact]
    public void An_opt_in_region_that_is_enabled_is_opted_in()
    {
        using var far = new World(seed: World.Small with { Regions = [Region.Parse("af-south-1")] });

        far.Call("ec2", "DescribeRegions", region: "af-south-1").Xml("optInStatus").Should().Equal("opted-in");
    }

    [Theory]
    [InlineData("region-name", "us-east-1", 1)]
    [InlineData("opt-in-status", "opt-in-not-required", 2)]
    [InlineData("opt-in-status", "opted-in", 0)]
    [InlineData("endpoint", "ec2.eu-west-1.amazonaws.com", 1)]
    public void A_filter_narrows_the_list(string name, string value, int count) =>
        Describe(new { Filter = new[] { new { Name = name, Value = new[] { value } } } }).Xml("regionName").Should().HaveCount(count);

    [Fact]
    public void A_region_or_a_filter_that_does_not_exist_is_refused()
    {
        Describe(new { RegionName = new[] { "xx-north-1" } }).Code.Should().Be("InvalidParameterValue");
        Describe(new { Filter = new[] { new { Name = "size", Value = new[] { "1" } } } }).Code.Should().Be("InvalidParameterValue");
    }

    public void Dispose() => world.Dispose();

    private WireAnswer Describe(object input) => world.Call("ec2", "DescribeRegions", input);
}
