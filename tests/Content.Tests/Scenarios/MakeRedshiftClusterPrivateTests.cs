using System.Text.Json.Nodes;
using PciAutoHeal.Content.Tests.Running;

namespace PciAutoHeal.Content.Tests.Scenarios;

[Collection(MotoCollection.Name)]
public sealed class MakeRedshiftClusterPrivateTests(MotoServer aws) : DocumentTests(aws)
{
    protected override string Document => "MakeRedshiftClusterPrivate";

    protected override string GoneId => "gone";

    protected override string[] TagReads => ["redshift:DescribeClusters", "config:BatchGetResourceConfig"];

    protected override string Undo => "RestoreRedshiftAccess";

    protected override string Make(bool compliant)
    {
        Cluster("other", isPublic: true);
        return Cluster("cards", isPublic: !compliant);
    }

    protected override void Tag(string id, string key, string value) => Aws.Call("redshift", "CreateTags", new()
    {
        ["ResourceName"] = $"arn:aws:redshift:us-east-1:{Account}:cluster:{id}",
        ["Tags"] = new JsonArray(new JsonObject { ["Key"] = key, ["Value"] = value }),
    });

    protected override JsonNode Look(string id) => new JsonObject(Aws.Call("redshift", "DescribeClusters")["Clusters"]!.AsArray()
        .Select(it => KeyValuePair.Create((string)it!["ClusterIdentifier"]!, it["PubliclyAccessible"]?.DeepClone())));

    protected override void Healed(JsonNode before, JsonNode after)
    {
        after["cards"]!.GetValue<bool>().Should().BeFalse();
        after["other"]!.GetValue<bool>().Should().BeTrue();
    }

    private string Cluster(string name, bool isPublic) => (string)Aws.Call("redshift", "CreateCluster", new()
    {
        ["ClusterIdentifier"] = name,
        ["NodeType"] = "ra3.large",
        ["MasterUsername"] = "somebody",
        ["MasterUserPassword"] = "Not-a-real-1",
        ["PubliclyAccessible"] = isPublic,
    })["Cluster"]!["ClusterIdentifier"]!;
}
