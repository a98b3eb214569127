using System.Text.Json.Nodes;
using PciAutoHeal.Content.Tests.Running;

namespace PciAutoHeal.Content.Tests.Scenarios;

/// <summary>moto gives every instance the same DbiResourceId, so there is no second one to be left alone.</summary>
[Collection(MotoCollection.Name)]
public sealed class MakeDbInstancePrivateTests(MotoServer aws) : DocumentTests(aws)
{
    protected override string Document => "MakeDbInstancePrivate";

    protected override string GoneId => "db-AAAAAAAAAAAAAAAAAAAAAAAAAA";

    protected override string[] TagReads => ["rds:DescribeDBInstances"];

    protected override string Undo => "RestoreDbInstanceAccess";

    protected override string Make(bool compliant) => Database("cards", isPublic: !compliant);

    protected override void Tag(string id, string key, string value) => Aws.Call("rds", "AddTagsToResource", new()
    {
        ["ResourceName"] = $"arn:aws:rds:us-east-1:{Account}:db:cards",
        ["Tags"] = new JsonArray(new JsonObject { ["Key"] = key, ["Value"] = value }),
    });

    protected override JsonNode Look(string id) => new JsonObject(Aws.Call("rds", "DescribeDBInstances")["DBInstances"]!.AsArray()
        .Select(it => KeyValuePair.Create((string)it!["DBInstanceIdentifier"]!, it["PubliclyAccessible"]?.DeepClone())));

    protected override void Healed(JsonNode before, JsonNode after) =>
        after["cards"]!.GetValue<bool>().Should().BeFalse();

    private string Database(string name, bool isPublic) => (string)Aws.Call("rds", "CreateDBInstance", new()
    {
        ["DBInstanceIdentifier"] = name,
        ["DBInstanceClass"] = "db.t3.micro",
        ["Engine"] = "mysql",
        ["AllocatedStorage"] = 20,
        ["MasterUsername"] = "somebody",
        ["MasterUserPassword"] = "not-a-real-one",
        ["PubliclyAccessible"] = isPublic,
    })["DBInstance"]!["DbiResourceId"]!;
}
