using System.Text.Json.Nodes;
using PciAutoHeal.Content.Tests.Running;

namespace PciAutoHeal.Content.Tests.Scenarios;

[Collection(MotoCollection.Name)]
public sealed class CloseDefaultSecurityGroupTests(MotoServer aws) : DocumentTests(aws)
{
    private string vpc = "";

    protected override string Document => "CloseDefaultSecurityGroup";

    protected override string GoneId => "sg-00000000000000000";

    protected override string[] TagReads => ["ec2:DescribeSecurityGroups"];

    protected override string Undo => "RestoreDefaultSecurityGroup";

    protected override string Make(bool compliant)
    {
        vpc = (string)Aws.Call("ec2", "CreateVpc", new() { ["CidrBlock"] = "10.1.0.0/16" })["Vpc"]!["VpcId"]!;
        var group = Groups().Single(it => (string)it["GroupName"]! == "default");
        var id = (string)group["GroupId"]!;
        Revoke(group);
        if (!compliant)
        {
            Allow(id, "AuthorizeSecurityGroupIngress", "0.0.0.0/0", 22);
            Allow(id, "AuthorizeSecurityGroupIngress", "10.0.0.0/8", 443);
            Allow(id, "AuthorizeSecurityGroupEgress", "0.0.0.0/0", 443);
        }

        var neighbour = (string)Aws.Call("ec2", "CreateSecurityGroup", new()
        {
            ["GroupName"] = "web",
            ["Description"] = "stays as it is",
            ["VpcId"] = vpc,
        })["GroupId"]!;
        Allow(neighbour, "AuthorizeSecurityGroupIngress", "0.0.0.0/0", 443);
        return id;
    }

    protected override void Tag(string id, string key, string value) => Aws.Call("ec2", "CreateTags", new()
    {
        ["Resources"] = new JsonArray(id),
        ["Tags"] = new JsonArray(new JsonObject { ["Key"] = key, ["Value"] = value }),
    });

    protected override JsonNode Look(string id) => new JsonObject(Groups().Select(
        it => KeyValuePair.Create((string)it["GroupName"]!, (JsonNode?)it.DeepClone())));

    protected override void Healed(JsonNode before, JsonNode after)
    {
        after["default"]!["IpPermissions"]!.AsArray().Should().BeEmpty();
        after["default"]!["IpPermissionsEgress"]!.AsArray().Should().BeEmpty();
        after["web"]!.ToJsonString().Should().Be(before["web"]!.ToJsonString());
    }

    [Fact]
    public void Only_egress_is_enough_to_heal() // D7: an empty ingress list ended the sample's run
    {
        var id = Make(compliant: true);
        Allow(id, "AuthorizeSecurityGroupEgress", "0.0.0.0/0", 443);

        Run(id, "heal").Outcome.Should().Be("Healed");
    }

    [Fact]
    public void A_group_in_use_is_left_to_its_owner()
    {
        var id = Make(compliant: false);
        var subnet = (string)Aws.Call("ec2", "CreateSubnet", new()
        {
            ["VpcId"] = vpc,
            ["CidrBlock"] = "10.1.1.0/24",
        })["Subnet"]!["SubnetId"]!;
        Aws.Call("ec2", "CreateNetworkInterface", new() { ["SubnetId"] = subnet, ["Groups"] = new JsonArray(id) });

        var run = Run(id, "heal");

        run.Outcome.Should().Be("Stopped");
        run.Writes.Should().BeEmpty();
    }

    [Fact]
    public void A_group_that_is_no_default_group_is_refused() // D7
    {
        Make(compliant: true);
        var web = Groups().Single(it => (string)it["GroupName"]! == "web");

        Run((string)web["GroupId"]!, "heal").Outcome.Should().Be("Stopped");
    }

    private List<JsonNode> Groups() => [.. Aws.Call("ec2", "DescribeSecurityGroups", new()
    {
        ["Filters"] = new JsonArray(new JsonObject { ["Name"] = "vpc-id", ["Values"] = new JsonArray(vpc) }),
    })["SecurityGroups"]!.AsArray().Select(it => it!)];

    private void Revoke(JsonNode group)
    {
        foreach (var (api, key) in new[] { ("RevokeSecurityGroupIngress", "IpPermissions"), ("RevokeSecurityGroupEgress", "IpPermissionsEgress") })
        {
            if (group[key]!.AsArray().Count > 0)
                Aws.Call("ec2", api, new() { ["GroupId"] = (string)group["GroupId"]!, ["IpPermissions"] = group[key]!.DeepClone() });
        }
    }

    private void Allow(string group, string api, string from, int port) => Aws.Call("ec2", api, new()
    {
        ["GroupId"] = group,
        ["IpPermissions"] = new JsonArray(new JsonObject
        {
            ["IpProtocol"] = "tcp",
            ["FromPort"] = port,
            ["ToPort"] = port,
            ["IpRanges"] = new JsonArray(new JsonObject { ["CidrIp"] = from }),
        }),
    });
}
