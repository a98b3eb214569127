using System.Text.Json.Nodes;
using PciAutoHeal.Content.Tests.Running;

namespace PciAutoHeal.Content.Tests.Scenarios;

[Collection(MotoCollection.Name)]
public sealed class DeleteUnusedSecurityGroupTests(MotoServer aws) : DocumentTests(aws)
{
    protected override string Document => "DeleteUnusedSecurityGroup";

    protected override string GoneId => "sg-00000000000000000";

    protected override string[] TagReads => ["ec2:DescribeSecurityGroups"];

    protected override string Make(bool compliant)
    {
        var subnet = Aws.Call("ec2", "DescribeSubnets")["Subnets"]![0]!;
        Group("other", subnet);
        var id = Group("unused", subnet);
        if (compliant)
        {
            Aws.Call("ec2", "CreateNetworkInterface", new()
            {
                ["SubnetId"] = (string)subnet["SubnetId"]!,
                ["Groups"] = new JsonArray(id),
            });
        }

        return id;
    }

    protected override void Tag(string id, string key, string value) => Aws.Call("ec2", "CreateTags", new()
    {
        ["Resources"] = new JsonArray(id),
        ["Tags"] = new JsonArray(new JsonObject { ["Key"] = key, ["Value"] = value }),
    });

    protected override JsonNode Look(string id) => new JsonArray([.. Aws.Call("ec2", "DescribeSecurityGroups")["SecurityGroups"]!
        .AsArray().Select(it => it!["GroupName"]!.DeepClone())]);

    protected override void Healed(JsonNode before, JsonNode after) =>
        after.AsArray().Select(it => (string)it!).Should().Contain("other").And.NotContain("unused");

    [Fact]
    public void A_default_group_is_refused()
    {
        var group = Aws.Call("ec2", "DescribeSecurityGroups")["SecurityGroups"]!.AsArray()
            .First(it => (string)it!["GroupName"]! == "default")!;

        var run = Run((string)group["GroupId"]!, "heal");

        run.Outcome.Should().Be("Stopped");
        run.Writes.Should().BeEmpty();
    }

    private string Group(string name, JsonNode subnet) => (string)Aws.Call("ec2", "CreateSecurityGroup", new()
    {
        ["GroupName"] = name,
        ["Description"] = name,
        ["VpcId"] = (string)subnet["VpcId"]!,
    })["GroupId"]!;
}
