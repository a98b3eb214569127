using System.Text;
using System.Text.Json.Nodes;
using Amazon.Runtime;
using Microsoft.Extensions.Logging.Abstractions;
using PciAutoHeal.Aws.CloudFormation;
using PciAutoHeal.Aws.Config;
using PciAutoHeal.Aws.Content;
using PciAutoHeal.Aws.Organizations;
using PciAutoHeal.Aws.Sessions;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Steps;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Aws.Tests.Moto;

/// <summary>The adapters against an AWS that this project did not write.</summary>
public sealed class MotoTests(MotoServer moto) : IClassFixture<MotoServer>
{
    private const string Role = "OrganizationAccountAccessRole";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_organization_is_read_with_its_units()
    {
        await using var scene = await SceneAsync();

        var read = await new OrganizationReader(scene.Aws, NullLogger<OrganizationReader>.Instance).ReadAsync(true, Ct);

        read.Accounts.Should().HaveCount(4);
        read.Accounts.Single(account => account.Id == scene.Deep).Path.Should().Equal("Workloads", "Prod");
        read.Accounts.Should().OnlyContain(account => account.State == AccountState.Active);
        read.Regions.Should().Contain(World.Ireland).And.Contain(World.Virginia);
        read.DelegatedAdministratorId.Should().Be(read.ManagementAccountId);
    }

    [Fact]
    public async Task Documents_and_roles_arrive_in_the_members()
    {
        await using var scene = await SceneAsync();
        Target[] targets = [new(scene.Deep, World.Ireland), new(scene.Flat, World.Virginia)];

        var large = Samples.With(Samples.Documents("encrypts") + "\n# " + new string('x', 60_000));

        var operations = await scene.Foundation.StartAsync(large, targets, World.Virginia, "wave-0", Ct);
        var progress = await scene.Foundation.ReadAsync(operations, targets, Ct);

        operations.Should().HaveCount(3);
        progress.Should().OnlyContain(one => one.IsDone && one.Failures.Count == 0);
        foreach (var target in targets)
        {
            using var member = await scene.Aws.MemberAsync(target.Account, Role, Ct);
            var document = await member.Ssm(target.Region).CallAsync(
                "GetDocument", (ssm, stop) => ssm.GetDocumentAsync(Samples.Document, stop), Ct);
            document.Name.Should().Be(Samples.Document);
        }

        (await scene.Foundation.StartAsync(large, targets, World.Virginia, "wave-0", Ct)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_target_that_nothing_reached_is_not_visible()
    {
        await using var scene = await SceneAsync();
        Target[] targets = [new(scene.Flat, World.Ireland), new(AccountId.Parse("999988887777"), World.Ireland)];

        var operations = await scene.Foundation.StartAsync(Samples.Foundation, targets, World.Virginia, "wave-0", Ct);
        var progress = await scene.Foundation.ReadAsync(operations, targets, Ct);

        progress.SelectMany(one => one.Failures).Should().OnlyContain(failure =>
            failure.Code == "NotVisible" && failure.Target.Account == targets[1].Account).And.HaveCount(2);
    }

    [Fact]
    public async Task Drift_falls_back_to_the_members_documents()
    {
        await using var scene = await SceneAsync();
        Target[] targets = [new(scene.Deep, World.Ireland), new(scene.Flat, World.Ireland)];
        await scene.Foundation.StartAsync(Samples.Foundation, targets, World.Virginia, "wave-0", Ct);
        using var member = await scene.Aws.MemberAsync(scene.Deep, Role, Ct);
        await member.Ssm(World.Ireland).CallAsync(
            "DeleteDocument", (ssm, stop) => ssm.DeleteDocumentAsync(Samples.Document, stop), Ct);

        var drift = await scene.Foundation.ReadDriftAsync(Samples.Foundation, targets, World.Virginia, Ct);

        drift.Where(it => it.Kind == StackDriftKind.DocumentMissing).Select(it => it.Target).Should().Equal(targets[0]);
        drift.Where(it => it.Kind == StackDriftKind.Unreadable).Should()
            .HaveCount(2, "of roles nothing can be told here");
    }

    [Fact]
    public async Task Recorders_are_seen_by_a_role()
    {
        await using var scene = await SceneAsync();
        var inspector = new TargetInspector(scene.Aws, NullLogger<TargetInspector>.Instance);

        var inspection = await inspector.InspectAsync(scene.Flat, Role, [World.Ireland], Ct);

        inspection.ErrorCode.Should().BeNull();
        inspection.Regions.Should().Equal(World.Ireland);
        inspection.Recorders.Should().BeEmpty();
        (await inspector.ReadRecordingAsync([World.Ireland], Ct)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_large_pack_goes_by_a_bucket_and_is_found_read_and_deleted()
    {
        await using var scene = await SceneAsync();
        var packs = new PackDeployer(scene.Aws, scene.Content, NullLogger<PackDeployer>.Instance);
        var large = Samples.Pack with { Template = Samples.LargeTemplate };
        (await packs.FindAsync(large.DeployedName, World.Ireland, Ct)).Should().BeNull();

        (await packs.PutAsync(Samples.Put(scene.Flat) with { Pack = large }, Ct)).Should().BeTrue();

        (await packs.FindAsync(large.DeployedName, World.Ireland, Ct))!.ExcludedAccounts.Should().Equal(scene.Flat);
        var reading = await packs.ReadAsync(large.DeployedName, World.Ireland, PackReadingDepth.Full, Ct);
        reading.AnyInProgress.Should().BeFalse();
        reading.Rows.Should().ContainSingle();
        (await packs.ReadAsync(large.DeployedName, World.Ireland, PackReadingDepth.Probe, Ct)).AnyInProgress.Should().BeFalse();
        (await packs.DeleteAsync(large.DeployedName, World.Ireland, Ct)).Should().BeTrue();
        (await packs.DeleteAsync(large.DeployedName, World.Ireland, Ct)).Should().BeTrue("there is none");
    }

    [Fact]
    public async Task A_member_that_sees_no_account_is_told_what_to_do()
    {
        await using var scene = await SceneAsync();
        using var session = scene.Connect(await scene.KeysAsync(scene.Flat));

        Func<Task> read = async () =>
            await new OrganizationReader(session, NullLogger<OrganizationReader>.Instance).ReadAsync(false, Ct);

        await read.Should().ThrowAsync<TerminalException>();
    }

    private async Task<Scene> SceneAsync()
    {
        moto.Require();
        await moto.ResetAsync();
        return await Scene.BuildAsync(moto.Url, Ct);
    }

    private sealed class Scene : IAsyncDisposable
    {
        private readonly List<AwsConnection> connections = [];
        private readonly string url;

        private Scene(string url)
        {
            this.url = url;
            Aws = Connect(new BasicAWSCredentials("AKIAMOTO", "secret"));
        }

        public AwsConnection Aws { get; }

        public AccountId Flat { get; private set; } = World.Alpha;

        public AccountId Deep { get; private set; } = World.Beta;

        public ContentStore Content => new(Aws, NullLogger<ContentStore>.Instance);

        public FoundationDeployer Foundation => new(Aws, Content, NullLogger<FoundationDeployer>.Instance);

        public static async Task<Scene> BuildAsync(string url, CancellationToken ct)
        {
            var scene = new Scene(url);
            await CallAsync(url, "CreateOrganization", new() { ["FeatureSet"] = "ALL" }, ct);
            var roots = await CallAsync(url, "ListRoots", [], ct);
            var root = (string)roots["Roots"]![0]!["Id"]!;
            var workloads = await UnitAsync(url, root, "Workloads", ct);
            var prod = await UnitAsync(url, workloads, "Prod", ct);
            scene.Flat = await AccountAsync(url, root, workloads, "flat", ct);
            scene.Deep = await AccountAsync(url, root, prod, "deep", ct);
            await AccountAsync(url, root, root, "other", ct);
            return scene;
        }

        public AwsConnection Connect(AWSCredentials credentials)
        {
            var endpoint = new AwsEndpoint(World.Virginia, TimeProvider.System)
            {
                ServiceUrl = url,
                Credentials = credentials,
                MemberRole = Role,
            };
            connections.Add(new(endpoint, NullLogger.Instance));
            return connections[^1];
        }

        public async Task<AWSCredentials> KeysAsync(AccountId account)
        {
            var answer = await Aws.Caller.Sts(World.Virginia).CallAsync(
                "AssumeRole",
                (sts, stop) => sts.AssumeRoleAsync(
                    new() { RoleArn = $"arn:aws:iam::{account}:role/{Role}", RoleSessionName = "test" }, stop),
                Ct);
            return new SessionAWSCredentials(
                answer.Credentials.AccessKeyId, answer.Credentials.SecretAccessKey, answer.Credentials.SessionToken);
        }

        public ValueTask DisposeAsync()
        {
            connections.ForEach(connection => connection.Dispose());
            return ValueTask.CompletedTask;
        }

        private static async Task<string> UnitAsync(string url, string parent, string name, CancellationToken ct)
        {
            var answer = await CallAsync(
                url, "CreateOrganizationalUnit", new() { ["ParentId"] = parent, ["Name"] = name }, ct);
            return (string)answer["OrganizationalUnit"]!["Id"]!;
        }

        private static async Task<AccountId> AccountAsync(
            string url, string root, string unit, string name, CancellationToken ct)
        {
            var answer = await CallAsync(
                url, "CreateAccount", new() { ["AccountName"] = name, ["Email"] = $"{name}@example.org" }, ct);
            var id = (string)answer["CreateAccountStatus"]!["AccountId"]!;
            if (unit != root)
            {
                await CallAsync(
                    url,
                    "MoveAccount",
                    new() { ["AccountId"] = id, ["SourceParentId"] = root, ["DestinationParentId"] = unit },
                    ct);
            }

            return AccountId.Parse(id);
        }

        // What builds an organization is no part of the clients; the wire is plain enough.
        private static async Task<JsonObject> CallAsync(
            string url, string operation, JsonObject input, CancellationToken ct)
        {
            using var http = new HttpClient();
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(url));
            request.Headers.Add("X-Amz-Target", $"AWSOrganizationsV20161128.{operation}");
            request.Headers.TryAddWithoutValidation(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=AKIAMOTO/20261101/us-east-1/organizations/aws4_request, SignedHeaders=host, Signature=00");
            request.Content = new StringContent(input.ToJsonString(), Encoding.UTF8, "application/x-amz-json-1.1");
            using var response = await http.SendAsync(request, ct);
            var body = await response.Content.ReadAsStringAsync(ct);
            response.IsSuccessStatusCode.Should().BeTrue(body);
            return body.Length == 0 ? [] : JsonNode.Parse(body)!.AsObject();
        }
    }
}
