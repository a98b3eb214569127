using System.Text.Json.Nodes;
using PciAutoHeal.Content.Tests.Running;

namespace PciAutoHeal.Content.Tests.Scenarios;

[Collection(MotoCollection.Name)]
public sealed class MoveUserPoliciesToGroupTests(MotoServer aws) : DocumentTests(aws)
{
    private const string Policy = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:ListAllMyBuckets","Resource":"*"}]}""";

    protected override string Document => "MoveUserPoliciesToGroup";

    protected override string GoneId => "AIDAAAAAAAAAAAAAAAAAA";

    protected override string[] TagReads => ["iam:ListUserTags"];

    protected override string Make(bool compliant)
    {
        User("bob", compliant: false);
        return User("alice", compliant);
    }

    protected override void Tag(string id, string key, string value) => Aws.Call("iam", "TagUser", new()
    {
        ["UserName"] = "alice",
        ["Tags"] = new JsonArray(new JsonObject { ["Key"] = key, ["Value"] = value }),
    });

    protected override JsonNode Look(string id) => new JsonObject
    {
        ["alice"] = Policies("alice"),
        ["bob"] = Policies("bob"),
    };

    protected override void Healed(JsonNode before, JsonNode after)
    {
        after["alice"]!.ToJsonString().Should().Be("""{"attached":[],"inline":[]}""");
        after["bob"]!.ToJsonString().Should().Be(before["bob"]!.ToJsonString());
        var group = new JsonObject { ["GroupName"] = "PciAutoHeal-alice" };
        Aws.Call("iam", "GetGroup", Copy(group))["Users"]!.AsArray().Select(it => (string)it!["UserName"]!).Should()
            .Equal("alice");
        Aws.Call("iam", "ListAttachedGroupPolicies", Copy(group))["AttachedPolicies"]!.AsArray().Should().HaveCount(1);
        Aws.Call("iam", "GetGroupPolicy", new() { ["GroupName"] = "PciAutoHeal-alice", ["PolicyName"] = "own" })["PolicyDocument"]!
            .ToJsonString().Should().Be(Policy);
    }

    [Fact]
    public void A_group_that_others_are_in_gains_nothing()
    {
        var id = Make(compliant: false);
        Aws.Call("iam", "CreateGroup", new() { ["GroupName"] = "PciAutoHeal-alice" });
        Aws.Call("iam", "AddUserToGroup", new() { ["GroupName"] = "PciAutoHeal-alice", ["UserName"] = "bob" });

        var run = Run(id, "heal");

        run.Succeeded.Should().BeFalse();
        run.Writes.Should().BeEmpty();
    }

    [Fact]
    public void If_the_group_cannot_be_filled_the_user_keeps_everything() // D5
    {
        var id = Make(compliant: false);
        var before = Look(id).ToJsonString();

        var run = Run(id, "heal", denied: ["iam:PutGroupPolicy"]);

        run.Succeeded.Should().BeFalse();
        Look(id).ToJsonString().Should().Be(before);
    }

    private static JsonObject Copy(JsonObject inputs) => inputs.DeepClone().AsObject();

    private JsonObject Policies(string user) => new()
    {
        ["attached"] = Aws.Call("iam", "ListAttachedUserPolicies", new() { ["UserName"] = user })["AttachedPolicies"]!.DeepClone(),
        ["inline"] = Aws.Call("iam", "ListUserPolicies", new() { ["UserName"] = user })["PolicyNames"]!.DeepClone(),
    };

    private string User(string name, bool compliant)
    {
        var id = (string)Aws.Call("iam", "CreateUser", new() { ["UserName"] = name })["User"]!["UserId"]!;
        if (compliant)
            return id;
        var arn = Aws.Call("iam", "CreatePolicy", new() { ["PolicyName"] = $"for-{name}", ["PolicyDocument"] = Policy })["Policy"]!["Arn"]!;
        Aws.Call("iam", "AttachUserPolicy", new() { ["UserName"] = name, ["PolicyArn"] = arn.DeepClone() });
        Aws.Call(
            "iam", "PutUserPolicy", new() { ["UserName"] = name, ["PolicyName"] = "own", ["PolicyDocument"] = Policy });
        return id;
    }
}
