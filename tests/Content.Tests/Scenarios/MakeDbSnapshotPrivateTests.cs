using System.Text.Json.Nodes;
using PciAutoHeal.Content.Tests.Running;

namespace PciAutoHeal.Content.Tests.Scenarios;

/// <summary>Snapshots of instances and of clusters are different things with the same rule.</summary>
public abstract class MakeDbSnapshotPrivateTests(MotoServer aws, string cluster) : DocumentTests(aws)
{
    private readonly string identifier = $"DB{cluster}SnapshotIdentifier";

    protected override string Document => "MakeDbSnapshotPrivate";

    protected override string GoneId => "gone";

    protected override string[] TagReads => ["rds:DescribeDBSnapshots", "rds:DescribeDBClusterSnapshots"];

    protected override string Undo => "RestoreDbSnapshotSharing";

    protected override string Make(bool compliant)
    {
        MakeSource();
        foreach (var name in new[] { "other", "cards" })
        {
            Aws.Call("rds", $"CreateDB{cluster}Snapshot", new()
            {
                [identifier] = name,
                [cluster.Length == 0 ? "DBInstanceIdentifier" : "DBClusterIdentifier"] = "source",
            });
        }

        Share("other", "all");
        Share("cards", compliant ? ["111122223333"] : ["111122223333", "all"]);
        return "cards";
    }

    protected abstract void MakeSource();

    protected override void Tag(string id, string key, string value) => Aws.Call("rds", "AddTagsToResource", new()
    {
        ["ResourceName"] = $"arn:aws:rds:us-east-1:{Account}:{(cluster.Length == 0 ? "" : "cluster-")}snapshot:{id}",
        ["Tags"] = new JsonArray(new JsonObject { ["Key"] = key, ["Value"] = value }),
    });

    protected override JsonNode Look(string id) => new JsonObject
    {
        ["cards"] = Grants("cards"),
        ["other"] = Grants("other"),
    };

    protected override void Healed(JsonNode before, JsonNode after)
    {
        after["cards"]!.ToJsonString().Should().Contain("111122223333").And.NotContain("all");
        after["other"]!.ToJsonString().Should().Be(before["other"]!.ToJsonString());
    }

    private JsonNode Grants(string name) =>
        Aws.Call("rds", $"DescribeDB{cluster}SnapshotAttributes", new() { [identifier] = name })[
            $"DB{cluster}SnapshotAttributesResult"]![$"DB{cluster}SnapshotAttributes"]!.AsArray()
            .Single(it => (string)it!["AttributeName"]! == "restore")!["AttributeValues"]!.DeepClone();

    private void Share(string name, params string[] whom) => Aws.Call("rds", $"ModifyDB{cluster}SnapshotAttribute", new()
    {
        [identifier] = name,
        ["AttributeName"] = "restore",
        ["ValuesToAdd"] = new JsonArray([.. whom.Select(it => JsonValue.Create(it))]),
    });
}

[Collection(MotoCollection.Name)]
public sealed class MakeDbInstanceSnapshotPrivateTests(MotoServer aws) : MakeDbSnapshotPrivateTests(aws, "")
{
    protected override void MakeSource() => Aws.Call("rds", "CreateDBInstance", new()
    {
        ["DBInstanceIdentifier"] = "source",
        ["DBInstanceClass"] = "db.t3.micro",
        ["Engine"] = "mysql",
        ["AllocatedStorage"] = 20,
    });
}

[Collection(MotoCollection.Name)]
public sealed class MakeDbClusterSnapshotPrivateTests(MotoServer aws) : MakeDbSnapshotPrivateTests(aws, "Cluster")
{
    protected override void MakeSource() => Aws.Call("rds", "CreateDBCluster", new()
    {
        ["DBClusterIdentifier"] = "source",
        ["Engine"] = "aurora-mysql",
        ["MasterUsername"] = "somebody",
        ["MasterUserPassword"] = "not-a-real-one",
    });
}
