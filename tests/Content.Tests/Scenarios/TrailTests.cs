using System.Text.Json.Nodes;
using PciAutoHeal.Content.Tests.Running;

namespace PciAutoHeal.Content.Tests.Scenarios;

/// <summary>The two documents that change one element of a trail.</summary>
public abstract class TrailTests(MotoServer aws) : DocumentTests(aws)
{
    protected override string GoneId => "gone-trail";

    protected override string[] TagReads => ["cloudtrail:ListTags"];

    protected override string Make(bool compliant)
    {
        Aws.Call("s3", "CreateBucket", new() { ["Bucket"] = "logs" });
        Aws.Call("logs", "CreateLogGroup", new() { ["logGroupName"] = "/pciautoheal/cloudtrail" });
        Aws.Call("iam", "CreateRole", new() { ["RoleName"] = "PciAutoHeal-DeliverTrailLogs", ["AssumeRolePolicyDocument"] = "{}" });
        Trail("other-trail", compliant: false);
        Trail("cards-trail", compliant);
        return "cards-trail";
    }

    /// <summary>The part of CreateTrail that makes it pass.</summary>
    protected abstract JsonObject Passing { get; }

    protected override void Tag(string id, string key, string value) => Aws.Call("cloudtrail", "AddTags", new()
    {
        ["ResourceId"] = $"arn:aws:cloudtrail:us-east-1:{Account}:trail/{id}",
        ["TagsList"] = new JsonArray(new JsonObject { ["Key"] = key, ["Value"] = value }),
    });

    /// <summary>An empty text and no text are the same to a trail.</summary>
    protected override JsonNode Look(string id) => new JsonObject(Aws.Call("cloudtrail", "DescribeTrails")["trailList"]!.AsArray()
        .Select(trail => KeyValuePair.Create((string)trail!["Name"]!, (JsonNode?)new JsonObject(trail.AsObject()
            .Where(it => it.Value!.ToString().Length > 0).Select(it => KeyValuePair.Create(it.Key, it.Value?.DeepClone()))))));

    protected override void Healed(JsonNode before, JsonNode after)
    {
        foreach (var (key, value) in Passing)
            before["cards-trail"]![key == "EnableLogFileValidation" ? "LogFileValidationEnabled" : key] = value?.DeepClone();
        JsonNode.DeepEquals(after, before).Should().BeTrue("nothing else changes: {0}", after.ToJsonString());
    }

    private void Trail(string name, bool compliant)
    {
        var inputs = new JsonObject { ["Name"] = name, ["S3BucketName"] = "logs", ["IncludeGlobalServiceEvents"] = false };
        foreach (var (key, value) in compliant ? Passing : [])
            inputs[key] = value?.DeepClone();
        Aws.Call("cloudtrail", "CreateTrail", inputs);
    }
}

[Collection(MotoCollection.Name)]
public sealed class EnableLogFileValidationTests(MotoServer aws) : TrailTests(aws)
{
    protected override string Document => "EnableLogFileValidation";

    protected override string Undo => "RestoreLogFileValidation";

    protected override JsonObject Passing => new() { ["EnableLogFileValidation"] = true };
}

[Collection(MotoCollection.Name)]
public sealed class ConnectTrailToLogsTests(MotoServer aws) : TrailTests(aws)
{
    protected override string Document => "ConnectTrailToLogs";

    protected override string Undo => "RestoreTrailLogs";

    protected override JsonObject Passing => new()
    {
        ["CloudWatchLogsLogGroupArn"] = $"arn:aws:logs:us-east-1:{Account}:log-group:/pciautoheal/cloudtrail:*",
        ["CloudWatchLogsRoleArn"] = $"arn:aws:iam::{Account}:role/PciAutoHeal-DeliverTrailLogs",
    };

    [Fact]
    public void Without_a_log_group_the_run_fails_and_changes_nothing()
    {
        var id = Make(compliant: false);
        Aws.Call("logs", "DeleteLogGroup", new() { ["logGroupName"] = "/pciautoheal/cloudtrail" });

        var run = Run(id, "heal");

        run.Succeeded.Should().BeFalse();
        run.Writes.Should().BeEmpty();
    }
}
