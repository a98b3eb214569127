namespace PciAutoHeal.Simulation.Tests.Services.CloudFormation;

public sealed class TargetingTests : IDisposable
{
    private readonly World world = new();

    public TargetingTests() => world.CreateSet();

    public void Dispose() => world.Dispose();

    [Theory]
    [InlineData("INTERSECTION", "222233334444")]
    [InlineData("DIFFERENCE", "333344445555")]
    [InlineData("UNION", "222233334444,333344445555,100000000002")]
    public void Accounts_refine_the_units(string filter, string expected)
    {
        world.Deploy(targets: new
        {
            OrganizationalUnitIds = new[] { world.Workloads() },
            Accounts = new[] { World.Alpha.Value, World.Security.Value },
            AccountFilterType = filter,
        }).Code.Should().BeNull();

        Accounts().Should().BeEquivalentTo(expected.Split(','));
    }

    [Fact]
    public void A_file_of_accounts_serves_as_a_list()
    {
        world.Cloud.Between(cloud =>
            cloud.Buckets.Create("lists", World.Security, "us-east-1", World.Start).Objects["wave.csv"] =
            new("wave.csv", System.Text.Encoding.UTF8.GetBytes($"{World.Beta},\r\n"), "text/csv", World.Start));

        world.Deploy(targets: new
        {
            OrganizationalUnitIds = new[] { world.Root() },
            AccountsUrl = "https://lists.s3.us-east-1.amazonaws.com/wave.csv",
            AccountFilterType = "INTERSECTION",
        }).Code.Should().BeNull();

        Accounts().Should().Equal(World.Beta.Value);
    }

    [Fact]
    public void Wrong_targets_are_refused_and_start_nothing()
    {
        string[] units = [world.Root()];
        string[] accounts = [World.Alpha.Value];

        world.Deploy(targets: new { OrganizationalUnitIds = units, Accounts = accounts })
            .Code.Should().Be("ValidationError");
        world.Deploy(targets: new { Accounts = accounts }).Code.Should().Be("ValidationError");
        world.Deploy(targets: new { OrganizationalUnitIds = new[] { "ou-none-12345678" } })
            .Code.Should().Be("ValidationError");
        world.Deploy(targets: new { OrganizationalUnitIds = Enumerable.Repeat(units[0], 51).ToArray() })
            .Code.Should().Be("ValidationError");
        world.Deploy(targets: new { OrganizationalUnitIds = units, AccountFilterType = "INTERSECTION" })
            .Code.Should().Be("ValidationError");
        world.Deploy(preferences: new { FailureToleranceCount = 1, FailureTolerancePercentage = 1 })
            .Code.Should().Be("ValidationError");

        world.Cfn("ListStackSetOperations", new { StackSetName = "docs" }).Xml("OperationId").Should().BeEmpty();
        world.Instances().Should().BeEmpty();
    }

    [Fact]
    public void A_self_managed_set_needs_its_role_in_the_target_and_may_reach_the_management_account()
    {
        world.Cfn("CreateStackSet", new { StackSetName = "own", TemplateBody = Sets.Document }, "MANAGEMENT");
        world.Cloud.Between(cloud => cloud.Organization.Management.Global<Simulation.Services.Iam.IamRoles>().Create(
            cloud, cloud.Organization.Management, "AWSCloudFormationStackSetExecutionRole", """{"Version":"2012-10-17","Statement":[]}"""));

        var started = world.Cfn("CreateStackInstances", new
        {
            StackSetName = "own",
            Accounts = new[] { World.Management.Value, World.Alpha.Value },
            Regions = new[] { "us-east-1" },
            OperationPreferences = Sets.Fast,
        }, "MANAGEMENT");
        world.Wait(10);

        var rows = world.Cfn("ListStackInstances", new { StackSetName = "own" }, "MANAGEMENT");
        started.Code.Should().BeNull();
        rows.Xml("DetailedStatus").Should().Equal("SUCCEEDED", "FAILED");
        rows.Xml("StatusReason").Single().Should().Contain("AWSCloudFormationStackSetExecutionRole");
    }

    private IEnumerable<string> Accounts() => world.Instances().Keys.Select(key => key.Split('/')[0]).Distinct();
}
