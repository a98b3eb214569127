using System.Text.Json.Nodes;
using PciAutoHeal.Content.Tests.Running;

namespace PciAutoHeal.Content.Tests.Scenarios;

[Collection(MotoCollection.Name)]
public sealed class EnableKeyRotationTests(MotoServer aws) : DocumentTests(aws)
{
    protected override string Document => "EnableKeyRotation";

    protected override string GoneId => "00000000-0000-0000-0000-000000000000";

    protected override string[] TagReads => ["kms:ListResourceTags"];

    protected override string Undo => "RestoreKeyRotation";

    protected override string Make(bool compliant)
    {
        var id = (string)Aws.Call("kms", "CreateKey")["KeyMetadata"]!["KeyId"]!;
        if (compliant)
            Aws.Call("kms", "EnableKeyRotation", new() { ["KeyId"] = id });
        return id;
    }

    protected override void Tag(string id, string key, string value) => Aws.Call("kms", "TagResource", new()
    {
        ["KeyId"] = id,
        ["Tags"] = new JsonArray(new JsonObject { ["TagKey"] = key, ["TagValue"] = value }),
    });

    protected override JsonNode Look(string id) => Aws.Call("kms", "GetKeyRotationStatus", new() { ["KeyId"] = id });

    protected override void Healed(JsonNode before, JsonNode after) =>
        after["KeyRotationEnabled"]!.GetValue<bool>().Should().BeTrue();

    [Fact]
    public void A_key_that_cannot_rotate_is_left_alone()
    {
        var asymmetric = (string)Aws.Call("kms", "CreateKey", new()
        {
            ["KeySpec"] = "RSA_2048",
            ["KeyUsage"] = "SIGN_VERIFY",
        })["KeyMetadata"]!["KeyId"]!;

        var run = Run(asymmetric, "heal");

        run.Outcome.Should().Be("Stopped");
        run.Writes.Should().BeEmpty();
    }
}
