using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;

namespace PciAutoHeal.Simulation.Tests.Services.Ssm;

public sealed class SsmServiceTests : IDisposable
{
    private const string Content = """{"schemaVersion":"0.3","mainSteps":[]}""";

    private readonly World world = new(settings: new() { SsmDocumentLimit = 3, SsmSharedAccounts = 21 });

    [Fact]
    public async Task A_document_is_regional_and_belongs_to_its_account()
    {
        await CreateAsync("PciAutoHeal-Doc");

        await Refused<InvalidDocumentException>(() =>
            world.Ssm(region: "us-east-1").DescribeDocumentAsync("PciAutoHeal-Doc", Ct));
        var member = world.Ssm(await world.AssumeAsync(World.Alpha));
        await Refused<InvalidDocumentException>(() => member.DescribeDocumentAsync("PciAutoHeal-Doc", Ct));
        await Refused<InvalidDocumentException>(() => member.GetDocumentAsync(Arn, Ct));
    }

    [Fact]
    public async Task A_shared_document_is_read_by_its_ARN_and_must_be_unshared_before_it_goes()
    {
        await CreateAsync("PciAutoHeal-Doc");
        await ShareAsync(World.Alpha.Value);
        var member = world.Ssm(await world.AssumeAsync(World.Alpha));

        (await member.GetDocumentAsync(Arn, Ct)).Content.Should().Be(Content);

        await Refused<InvalidDocumentOperationException>(() => world.Ssm().DeleteDocumentAsync("PciAutoHeal-Doc", Ct));
    }

    [Fact]
    public async Task A_document_is_shared_with_twenty_accounts_a_call_and_so_many_in_all()
    {
        await CreateAsync("PciAutoHeal-Doc");
        string[] ids = [.. Enumerable.Range(0, 21).Select(n => $"{200_000_000_000 + n}")];

        await Refused<DocumentPermissionLimitException>(() => ShareAsync(ids));
        await ShareAsync(ids[..20]);
        await ShareAsync(ids[20]);
        await Refused<DocumentPermissionLimitException>(() => ShareAsync("300000000000"));
    }

    [Fact]
    public async Task A_new_version_is_the_latest_but_not_the_default()
    {
        await CreateAsync("PciAutoHeal-Doc");
        var updated = await world.Ssm().UpdateDocumentAsync(
            new() { Name = "PciAutoHeal-Doc", Content = Content + " ", DocumentVersion = "$LATEST", DocumentFormat = DocumentFormat.JSON }, Ct);

        updated.DocumentDescription.LatestVersion.Should().Be("2");
        updated.DocumentDescription.DefaultVersion.Should().Be("1");
        (await world.Ssm().GetDocumentAsync("PciAutoHeal-Doc", Ct)).Content.Should().Be(Content);
    }

    [Fact]
    public async Task The_same_content_again_is_refused()
    {
        await CreateAsync("PciAutoHeal-Doc");

        await Refused<DuplicateDocumentContentException>(() => world.Ssm().UpdateDocumentAsync(
            new() { Name = "PciAutoHeal-Doc", Content = Content, DocumentVersion = "$LATEST" }, Ct));
    }

    [Fact]
    public async Task Limits_of_size_number_and_names_are_SSMs()
    {
        await Refused<MaxDocumentSizeExceededException>(() =>
            CreateAsync("Large", Content + new string(' ', 64 * 1024)));
        await Refused<InvalidDocumentContentException>(() => CreateAsync("Broken", "{"));
        await Refused<InvalidDocumentSchemaVersionException>(() => CreateAsync("Old", """{"schemaVersion":"2.2"}"""));
        foreach (var reserved in new[] { "AWS-Mine", "amazonMine", "AWSSupport-Mine" })
        {
            (await Refused<AmazonSimpleSystemsManagementException>(() =>
                CreateAsync(reserved))).ErrorCode.Should().Be("ValidationException");
        }

        foreach (var name in new[] { "One", "Two", "Three" })
        {
            await CreateAsync(name);
        }

        await Refused<DocumentLimitExceededException>(() => CreateAsync("Four"));
        await Refused<DocumentAlreadyExistsException>(() => CreateAsync("One"));
    }

    [Fact]
    public async Task A_YAML_document_of_automation_needs_its_schema_version()
    {
        await CreateAsync("Yaml", "description: x\nschemaVersion: '0.3'\nmainSteps: []\n", DocumentFormat.YAML);

        await Refused<InvalidDocumentSchemaVersionException>(() =>
            CreateAsync("Other", "description: x\n", DocumentFormat.YAML));
    }

    [Fact]
    public async Task Documents_are_listed_page_by_page()
    {
        foreach (var name in new[] { "One", "Two", "Three" })
        {
            await CreateAsync(name);
        }

        var first = await world.Ssm().ListDocumentsAsync(new() { MaxResults = 2 }, Ct);
        var second = await world.Ssm().ListDocumentsAsync(new() { MaxResults = 2, NextToken = first.NextToken }, Ct);

        first.DocumentIdentifiers.Concat(second.DocumentIdentifiers).Select(d => d.Name)
            .Should().Equal("One", "Three", "Two");
        second.NextToken.Should().BeNull();
        await Refused<InvalidNextTokenException>(() =>
            world.Ssm().ListDocumentsAsync(new() { NextToken = "invented" }, Ct));
    }

    [Fact]
    public async Task A_parameter_changes_only_when_told_to()
    {
        var ssm = world.Ssm();
        await ssm.PutParameterAsync(
            new() { Name = "/pciautoheal/brake", Value = "off", Type = ParameterType.String }, Ct);

        await Refused<ParameterAlreadyExistsException>(() =>
            ssm.PutParameterAsync(new() { Name = "/pciautoheal/brake", Value = "on" }, Ct));
        await ssm.PutParameterAsync(new() { Name = "/pciautoheal/brake", Value = "on", Overwrite = true }, Ct);

        var parameter = (await ssm.GetParameterAsync(new() { Name = "/pciautoheal/brake" }, Ct)).Parameter;
        (parameter.Value, parameter.Version).Should().Be(("on", 2));
        await Refused<ParameterNotFoundException>(() => ssm.GetParameterAsync(new() { Name = "/none" }, Ct));
    }

    public void Dispose() => world.Dispose();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static string Arn => $"arn:aws:ssm:eu-west-1:{World.Security}:document/PciAutoHeal-Doc";

    private static async Task<T> Refused<T>(Func<Task> act)
        where T : Exception => (await act.Should().ThrowAsync<T>()).Which;

    private Task ShareAsync(params string[] accounts) => world.Ssm().ModifyDocumentPermissionAsync(
        new() { Name = "PciAutoHeal-Doc", PermissionType = DocumentPermissionType.Share, AccountIdsToAdd = [.. accounts] }, Ct);

    private Task CreateAsync(string name, string content = Content, DocumentFormat? format = null) => world.Ssm().CreateDocumentAsync(
        new() { Name = name, Content = content, DocumentType = DocumentType.Automation, DocumentFormat = format ?? DocumentFormat.JSON }, Ct);
}
