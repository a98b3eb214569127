using System.Text.Json.Nodes;
using PciAutoHeal.Content.Tests.Running;

namespace PciAutoHeal.Content.Tests.Scenarios;

[Collection(MotoCollection.Name)]
public sealed class ReleaseElasticIpTests(MotoServer aws) : DocumentTests(aws)
{
    protected override string Document => "ReleaseElasticIp";

    protected override string GoneId => "eipalloc-00000000";

    protected override string[] TagReads => ["ec2:DescribeAddresses"];

    protected override string Make(bool compliant)
    {
        Allocate();
        var id = Allocate();
        if (compliant)
        {
            var subnet = Aws.Call("ec2", "DescribeSubnets")["Subnets"]![0]!["SubnetId"]!.DeepClone();
            var card = Aws.Call("ec2", "CreateNetworkInterface", new() { ["SubnetId"] = subnet })["NetworkInterface"]!;
            Aws.Call("ec2", "AssociateAddress", new()
            {
                ["AllocationId"] = id,
                ["NetworkInterfaceId"] = (string)card["NetworkInterfaceId"]!,
            });
        }

        return id;
    }

    protected override void Tag(string id, string key, string value) => Aws.Call("ec2", "CreateTags", new()
    {
        ["Resources"] = new JsonArray(id),
        ["Tags"] = new JsonArray(new JsonObject { ["Key"] = key, ["Value"] = value }),
    });

    protected override JsonNode Look(string id) => Aws.Call("ec2", "DescribeAddresses")["Addresses"]!;

    protected override void Healed(JsonNode before, JsonNode after) =>
        after.AsArray().Should().HaveCount(before.AsArray().Count - 1);

    private string Allocate() =>
        (string)Aws.Call("ec2", "AllocateAddress", new() { ["Domain"] = "vpc" })["AllocationId"]!;
}
