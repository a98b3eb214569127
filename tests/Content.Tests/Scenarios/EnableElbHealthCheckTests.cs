using System.Text.Json.Nodes;
using PciAutoHeal.Content.Tests.Running;

namespace PciAutoHeal.Content.Tests.Scenarios;

[Collection(MotoCollection.Name)]
public sealed class EnableElbHealthCheckTests(MotoServer aws) : DocumentTests(aws)
{
    protected override string Document => "EnableElbHealthCheck";

    protected override string GoneId =>
        "arn:aws:autoscaling:us-east-1:123456789012:autoScalingGroup:00000000-0000-0000-0000-000000000000:autoScalingGroupName/gone";

    protected override string[] TagReads => ["autoscaling:DescribeAutoScalingGroups"];

    protected override string Undo => "RestoreHealthCheck";

    protected override string Make(bool compliant)
    {
        Aws.Call("autoscaling", "CreateLaunchConfiguration", new()
        {
            ["LaunchConfigurationName"] = "lc",
            ["ImageId"] = "ami-12c6146b",
            ["InstanceType"] = "t3.micro",
        });
        Aws.Call("elb", "CreateLoadBalancer", new()
        {
            ["LoadBalancerName"] = "front",
            ["AvailabilityZones"] = new JsonArray("us-east-1a"),
            ["Listeners"] = new JsonArray(new JsonObject { ["Protocol"] = "http", ["LoadBalancerPort"] = 80, ["InstancePort"] = 80 }),
        });
        Group("other", "EC2");
        Group("cards", compliant ? "ELB" : "EC2");
        return (string)Groups()["cards"]!["AutoScalingGroupARN"]!;
    }

    protected override void Tag(string id, string key, string value) => Aws.Call("autoscaling", "CreateOrUpdateTags", new()
    {
        ["Tags"] = new JsonArray(new JsonObject
        {
            ["ResourceId"] = "cards",
            ["ResourceType"] = "auto-scaling-group",
            ["Key"] = key,
            ["Value"] = value,
            ["PropagateAtLaunch"] = false,
        }),
    });

    protected override JsonNode Look(string id) => Groups();

    protected override void Healed(JsonNode before, JsonNode after)
    {
        before["cards"]!["HealthCheckType"] = "ELB";
        after.ToJsonString().Should().Be(before.ToJsonString(), "the grace period and the other group stay");
    }

    [Fact]
    public void A_group_without_a_load_balancer_is_left_alone()
    {
        Make(compliant: true);
        Group("plain", "EC2", balanced: false);

        Run((string)Groups()["plain"]!["AutoScalingGroupARN"]!, "heal").Outcome.Should().Be("AlreadyCompliant");
    }

    private JsonObject Groups() => new(Aws.Call("autoscaling", "DescribeAutoScalingGroups")["AutoScalingGroups"]!.AsArray()
        .Select(it => KeyValuePair.Create((string)it!["AutoScalingGroupName"]!, (JsonNode?)it.DeepClone())));

    private void Group(string name, string check, bool balanced = true) => Aws.Call("autoscaling", "CreateAutoScalingGroup", new()
    {
        ["AutoScalingGroupName"] = name,
        ["LaunchConfigurationName"] = "lc",
        ["MinSize"] = 0,
        ["MaxSize"] = 0,
        ["AvailabilityZones"] = new JsonArray("us-east-1a"),
        ["LoadBalancerNames"] = balanced ? new JsonArray("front") : [],
        ["HealthCheckType"] = check,
        ["HealthCheckGracePeriod"] = 77,
    });
}
