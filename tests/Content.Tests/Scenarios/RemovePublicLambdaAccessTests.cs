using System.Text.Json.Nodes;
using PciAutoHeal.Content.Tests.Running;

namespace PciAutoHeal.Content.Tests.Scenarios;

[Collection(MotoCollection.Name)]
public sealed class RemovePublicLambdaAccessTests(MotoServer aws) : DocumentTests(aws)
{
    protected override string Document => "RemovePublicLambdaAccess";

    protected override string GoneId => "gone";

    protected override string[] TagReads => ["lambda:ListTags"];

    protected override string Make(bool compliant)
    {
        var role = Aws.Call("iam", "CreateRole", new()
        {
            ["RoleName"] = "runs-functions",
            ["AssumeRolePolicyDocument"] = "{}",
        })["Role"]!["Arn"]!;
        Aws.Call("lambda", "CreateFunction", new()
        {
            ["FunctionName"] = "cards",
            ["Role"] = role.DeepClone(),
            ["Code"] = new JsonObject { ["S3Bucket"] = Bucket(), ["S3Key"] = "code.zip" },
        });
        Allow("partner", "111122223333");
        Allow("events", "events.amazonaws.com", ("SourceArn", $"arn:aws:events:us-east-1:{Account}:rule/nightly"));
        Allow("organization", "*", ("PrincipalOrgID", "o-a1b2c3d4e5"));
        if (!compliant)
        {
            Allow("everybody", "*");
            Allow("uploads", "s3.amazonaws.com", ("SourceArn", "arn:aws:s3:::uploads"));
        }

        return "cards";
    }

    protected override void Tag(string id, string key, string value) => Aws.Call("lambda", "TagResource", new()
    {
        ["Resource"] = $"arn:aws:lambda:us-east-1:{Account}:function:{id}",
        ["Tags"] = new JsonObject { [key] = value },
    });

    protected override JsonNode Look(string id) => new JsonObject(Statements(id)
        .Select(it => KeyValuePair.Create((string)it!["Sid"]!, (JsonNode?)it.DeepClone())));

    protected override void Healed(JsonNode before, JsonNode after)
    {
        after.AsObject().Select(it => it.Key).Should().BeEquivalentTo(
            ["partner", "events", "organization", "PciAutoHeal-uploads"]);
        foreach (var kept in new[] { "partner", "events", "organization" })
            after[kept]!.ToJsonString().Should().Be(before[kept]!.ToJsonString()); // D6
        after["PciAutoHeal-uploads"]!.ToJsonString().Should().Contain(Account).And.Contain("arn:aws:s3:::uploads");
    }

    [Fact]
    public void A_function_without_a_policy_is_left_alone()
    {
        Make(compliant: true);
        foreach (var sid in new[] { "partner", "events", "organization" })
            Aws.Call("lambda", "RemovePermission", new() { ["FunctionName"] = "cards", ["StatementId"] = sid });

        Run("cards", "heal").Outcome.Should().Be("AlreadyCompliant");
    }

    private JsonArray Statements(string id) => JsonNode.Parse(
        (string)Aws.Call("lambda", "GetPolicy", new() { ["FunctionName"] = id })["Policy"]!)!["Statement"]!.AsArray();

    private void Allow(string sid, string principal, (string Key, string Value)? condition = null)
    {
        var inputs = new JsonObject
        {
            ["FunctionName"] = "cards",
            ["StatementId"] = sid,
            ["Action"] = "lambda:InvokeFunction",
            ["Principal"] = principal,
        };
        if (condition is var (key, value))
            inputs[key] = value;
        Aws.Call("lambda", "AddPermission", inputs);
    }

    private string Bucket()
    {
        Aws.Call("s3", "CreateBucket", new() { ["Bucket"] = "code" });
        Aws.Call("s3", "PutObject", new() { ["Bucket"] = "code", ["Key"] = "code.zip", ["Body"] = "not a zip" });
        return "code";
    }
}
