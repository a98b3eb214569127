using System.Text.Json.Nodes;
using PciAutoHeal.Content.Tests.Running;

namespace PciAutoHeal.Content.Tests.Scenarios;

/// <summary>moto ignores who may restore a snapshot when it lists them; aws_calls.py applies that one filter.</summary>
[Collection(MotoCollection.Name)]
public sealed class MakeSnapshotsPrivateTests(MotoServer aws) : DocumentTests(aws)
{
    private readonly List<string> snapshots = [];

    protected override string Document => "MakeSnapshotsPrivate";

    protected override string? GoneId => null;

    protected override string[] TagReads => ["ec2:DescribeSnapshots"];

    protected override string Undo => "RestoreSnapshotSharing";

    protected override string Make(bool compliant)
    {
        for (var count = 0; count < 3; count++)
        {
            var volume = (string)Aws.Call("ec2", "CreateVolume", new() { ["AvailabilityZone"] = "us-east-1a", ["Size"] = 1 })["VolumeId"]!;
            snapshots.Add((string)Aws.Call("ec2", "CreateSnapshot", new() { ["VolumeId"] = volume })["SnapshotId"]!);
        }

        Share(snapshots[0], "UserIds", "111122223333");
        foreach (var snapshot in compliant ? [] : snapshots.Take(2))
            Share(snapshot, "GroupNames", "all");
        return Account;
    }

    protected override void Tag(string id, string key, string value) => Aws.Call("ec2", "CreateTags", new()
    {
        ["Resources"] = new JsonArray([.. snapshots.Take(2).Select(it => JsonValue.Create(it))]),
        ["Tags"] = new JsonArray(new JsonObject { ["Key"] = key, ["Value"] = value }),
    });

    protected override JsonNode Look(string id) => new JsonArray([.. snapshots.Select(Grants)]);

    protected override void Healed(JsonNode before, JsonNode after)
    {
        after.ToJsonString().Should().NotContain("all");
        after[0]!.ToJsonString().Should().Contain("111122223333");
    }

    [Fact]
    public void One_exempt_snapshot_does_not_save_the_others()
    {
        Make(compliant: false);
        foreach (var (key, value) in new[] { ("pciautoheal:exempt", "sample data"), ("pciautoheal:exempt-until", "2099-01-01") })
        {
            Aws.Call("ec2", "CreateTags", new()
            {
                ["Resources"] = new JsonArray(snapshots[0]),
                ["Tags"] = new JsonArray(new JsonObject { ["Key"] = key, ["Value"] = value }),
            });
        }

        Run(Account, "heal").Outcome.Should().Be("Healed");

        Grants(snapshots[0]).ToJsonString().Should().Contain("all");
        Grants(snapshots[1]).ToJsonString().Should().NotContain("all");
    }

    private JsonNode Grants(string snapshot) => Aws.Call("ec2", "DescribeSnapshotAttribute", new()
    {
        ["SnapshotId"] = snapshot,
        ["Attribute"] = "createVolumePermission",
    })["CreateVolumePermissions"]!.DeepClone();

    private void Share(string snapshot, string with, string whom) => Aws.Call("ec2", "ModifySnapshotAttribute", new()
    {
        ["SnapshotId"] = snapshot,
        ["Attribute"] = "createVolumePermission",
        ["OperationType"] = "add",
        [with] = new JsonArray(whom),
    });
}
