using System.Text.Json.Nodes;
using PciAutoHeal.Content.Tests.Running;

namespace PciAutoHeal.Content.Tests.Scenarios;

/// <summary>moto has no UpdateProject; aws_calls.py stands in for that one call.</summary>
[Collection(MotoCollection.Name)]
public sealed class MoveCodeBuildCredentialsTests(MotoServer aws) : DocumentTests(aws)
{
    private readonly List<JsonNode> tags = [];

    protected override string Document => "MoveCodeBuildCredentials";

    protected override string GoneId => "gone";

    protected override string[] TagReads => ["codebuild:BatchGetProjects"];

    protected override string Make(bool compliant)
    {
        Project("other", compliant: false, "CreateProject");
        Project("cards", compliant, "CreateProject");
        return "cards";
    }

    protected override void Tag(string id, string key, string value)
    {
        tags.Add(new JsonObject { ["key"] = key, ["value"] = value });
        Aws.Call("codebuild", "UpdateProject", new()
        {
            ["name"] = id,
            ["tags"] = new JsonArray([.. tags.Select(it => it.DeepClone())]),
        });
    }

    protected override JsonNode Look(string id) => new JsonObject
    {
        ["cards"] = Variables("cards"),
        ["other"] = Variables("other"),
    };

    protected override void Healed(JsonNode before, JsonNode after)
    {
        var folder = "/pciautoheal/codebuild/cards/";
        before["cards"]![1] = Variable("AWS_ACCESS_KEY_ID", folder + "AWS_ACCESS_KEY_ID", "PARAMETER_STORE");
        before["cards"]![2] = Variable("AWS_SECRET_ACCESS_KEY", folder + "AWS_SECRET_ACCESS_KEY", "PARAMETER_STORE");
        JsonNode.DeepEquals(after, before).Should().BeTrue("the other variables stay: {0}", after.ToJsonString());
        var stored = Aws.Call("ssm", "GetParameter", new()
        {
            ["Name"] = folder + "AWS_SECRET_ACCESS_KEY",
            ["WithDecryption"] = true,
        })["Parameter"]!;
        ((string)stored["Type"]!).Should().Be("SecureString");
        ((string)stored["Value"]!).Should().Be("not-a-real-secret");
    }

    [Fact]
    public void The_previous_state_never_holds_the_secret() =>
        Run(Make(compliant: false), "heal").PreviousState.Should().NotContain("not-a-real");

    private JsonArray Variables(string project) => Aws.Call("codebuild", "BatchGetProjects", new()
    {
        ["names"] = new JsonArray(project),
    })["projects"]![0]!["environment"]!["environmentVariables"]!.DeepClone().AsArray();

    private void Project(string name, bool compliant, string api) => Aws.Call("codebuild", api, new()
    {
        ["name"] = name,
        ["source"] = new JsonObject { ["type"] = "S3", ["location"] = "code/code.zip" },
        ["artifacts"] = new JsonObject { ["type"] = "NO_ARTIFACTS" },
        ["serviceRole"] = $"arn:aws:iam::{Account}:role/service-role/builds",
        ["environment"] = new JsonObject
        {
            ["type"] = "LINUX_CONTAINER",
            ["image"] = "aws/codebuild/standard:7.0",
            ["computeType"] = "BUILD_GENERAL1_SMALL",
            ["environmentVariables"] = new JsonArray(
                Variable("STAGE", "test", "PLAINTEXT"),
                Variable("AWS_ACCESS_KEY_ID", compliant ? "/ours" : "not-a-real-key", compliant ? "PARAMETER_STORE" : "PLAINTEXT"),
                Variable("AWS_SECRET_ACCESS_KEY", compliant ? "/ours" : "not-a-real-secret", compliant ? "PARAMETER_STORE" : "PLAINTEXT")),
        },
    });

    private static JsonObject Variable(string name, string value, string type) =>
        new() { ["name"] = name, ["value"] = value, ["type"] = type };
}
