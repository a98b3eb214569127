#pragma warning disable
using System.Diagnostics;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Simulation.Tests.Services.CloudFormation;

namespace PciAutoHeal.Simulation.Tests.Services.Config;

public sealed class TempPerf(ITestOutputHelper output)
{
    private static readonly string[] Names = ["us-east-1","us-east-2","us-west-1","us-west-2","eu-west-1","eu-west-2","eu-west-3","eu-central-1","eu-north-1","ap-south-1","ap-southeast-1","ap-southeast-2","ap-northeast-1","ap-northeast-2","ap-northeast-3","sa-east-1","ca-central-1"];

    [Fact]
    public void Measure()
    {
        var seed = OrganizationGenerator.Generate(1000, [.. Names.Select(Region.Parse)], 3, healthy: true);
        using var world = new World(seed: seed, settings: new SimulationSettings().With(new Simulation.Services.Config.ConfigSettings { AggregatorRegion = "us-east-1" }));
        var watch = Stopwatch.StartNew();
        void Lap(string what) { output.WriteLine($"{what}: {watch.ElapsedMilliseconds} ms, {GC.GetTotalMemory(false) >> 20} MB"); watch.Restart(); }
        world.Call("config", "DescribeOrganizationConformancePacks");
        Lap("warm");
        for (var p = 0; p < 3; p++) foreach (var r in Names) world.Put($"p{p}", Pack.Rules(6), region: r);
        Lap("51 puts");
        foreach (var r in Names) Details(world, r);
        Lap("170 pages in progress");
        world.Clock.Advance(TimeSpan.FromHours(12));
        foreach (var r in Names) Details(world, r);
        Lap("170 pages");
        foreach (var r in Names) world.Aggregate("p1", r);
        Lap("aggregate");
        Agg(world, "DescribeAggregateComplianceByConformancePacks", 100);
        Lap("510 pages aggregate packs");
        Agg(world, "DescribeAggregateComplianceByConfigRules", 1000);
        Lap("aggregate rules");
        Agg(world, "DescribeConfigurationAggregatorSourcesStatus", 100);
        Lap("sources");
        for (var w = 0; w < 4; w++) { for (var p = 0; p < 3; p++) foreach (var r in Names) world.Put($"p{p}", Pack.Rules(6), region: r, excluded: seed.Accounts.Skip(w * 200).Take(100).Select(a => a.Id)); world.Clock.Advance(TimeSpan.FromHours(12)); }
        Lap("4 more waves");
        var docs = "Resources:\n" + string.Concat(Enumerable.Range(1, 16).Select(n => $"  D{n}:\n    Type: AWS::SSM::Document\n    Properties:\n      Name: PciAutoHeal-D{n}\n      DocumentType: Automation\n      UpdateMethod: NewVersion\n      Content:\n        schemaVersion: '0.3'\n        description: {new string('x', 2000)}\n        mainSteps: [{{ name: a, action: 'aws:sleep', inputs: {{ Duration: PT1S }} }}]\n"));
        world.CreateSet(docs).Status.Should().Be(System.Net.HttpStatusCode.OK);
        var op = world.Cfn("CreateStackInstances", new { StackSetName = "docs", DeploymentTargets = new { OrganizationalUnitIds = new[] { world.Root() } }, Regions = Names, OperationPreferences = Sets.Fast });
        Lap("create instances");
        world.Clock.Advance(TimeSpan.FromHours(12));
        output.WriteLine(world.Operation(op));
        Lap("17,000 instances x 16 documents");
        var token = ""; var pages = 0;
        do { var a = world.Cfn("ListStackInstances", token.Length == 0 ? new { StackSetName = "docs" } : new { StackSetName = "docs", NextToken = token }); token = a.Xml("NextToken").FirstOrDefault() ?? ""; pages++; } while (token.Length > 0);
        Lap($"{pages} pages of instances");
        var drift = world.Cfn("DetectStackSetDrift", new { StackSetName = "docs", OperationPreferences = Sets.Fast });
        world.Clock.Advance(TimeSpan.FromHours(12));
        output.WriteLine(world.Operation(drift));
        Lap("drift");
    }

    private static void Details(World world, string region)
    {
        string? token = null;
        do
        {
            var a = world.Call("config", "GetOrganizationConformancePackDetailedStatus", token is null ? new { OrganizationConformancePackName = "p1" } : new { OrganizationConformancePackName = "p1", NextToken = token }, region: region).Json;
            token = a["NextToken"]?.ToString();
        }
        while (token is not null);
    }

    private static void Agg(World world, string op, int limit)
    {
        string? token = null; var n = "aws-controltower-ConfigAggregatorForOrganizations";
        do
        {
            var a = world.Call("config", op, token is null ? new { ConfigurationAggregatorName = n, Limit = limit } : new { ConfigurationAggregatorName = n, Limit = limit, NextToken = token }).Json;
            token = a["NextToken"]?.ToString();
        }
        while (token is not null);
    }
}
