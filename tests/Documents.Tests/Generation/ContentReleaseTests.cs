using PciAutoHeal.Documents.Generation;

namespace PciAutoHeal.Documents.Tests.Generation;

public sealed class ContentReleaseTests
{
    private const string Pack = """
        Resources:
          Rotation:
            Type: AWS::Config::ConfigRule
            Properties:
              ConfigRuleName: rotation
              Source: {Owner: AWS, SourceIdentifier: CMK_BACKING_KEY_ROTATION_ENABLED}
        """;

    [Fact]
    public void A_release_of_ours_has_packs_documents_and_both_templates()
    {
        var release = ContentRelease.Load(Example.Built);

        release.Packs.Single().Name.Should().Be("keys");
        release.Documents.Single().Name.Should().Be("PciAutoHeal-RotateKey");
        release.Foundation!.Roles.Single().Text.Should().Contain("RoleName: PciAutoHeal-RotateKey");
        release.Foundation.Roles.Single().Resources.Should().Equal("PciAutoHeal-RotateKey");
        release.Foundation.Documents.Single().Name.Should().MatchRegex("^Documents-[1-8]$");
        release.Foundation.Documents.Single().Resources.Should().Equal("PciAutoHeal-RotateKey");
    }

    [Theory]
    [InlineData("documents")]
    [InlineData("roles")]
    public void A_document_that_no_template_brings_stops_a_release(string left)
    {
        var files = Example.Built;
        files.Remove(files.Keys.Single(path => path.Contains($"foundation/{left}-", StringComparison.Ordinal)));

        ContentRelease.Load(files).Diagnostics.Should().ContainSingle().Which.Should().Match<Core.Diagnostics.Diagnostic>(
            it => it.Code == "PAH2427" && it.Where!.File == "conformance-packs/keys.yaml" && it.Message.Contains("PciAutoHeal-RotateKey"));
    }

    [Theory]
    [InlineData("\n", " ")]
    [InlineData("\r\n", "  ")]
    public void Names_are_found_however_a_template_is_indented_and_its_lines_end(string newLine, string indent)
    {
        var files = Example.Built;
        var path = files.Keys.Single(file => file.Contains("foundation/documents-", StringComparison.Ordinal));
        files[path] = string.Join(newLine,
            "Resources:", $"{indent}A:", $"{indent}{indent}Type: AWS::SSM::Document", $"{indent}{indent}DependsOn: B",
            $"{indent}{indent}Properties:", $"{indent}{indent}{indent}Name: PciAutoHeal-A",
            $"{indent}{indent}{indent}Content: |", $"{indent}{indent}{indent}{indent}Name: PciAutoHeal-NotThis", "");

        ContentRelease.Load(files).Foundation!.Documents.Single().Resources.Should().Equal("PciAutoHeal-A");
    }

    [Fact]
    public void A_folder_of_plain_templates_is_a_release_of_packs_alone()
    {
        var release = ContentRelease.Load(new Dictionary<string, string>
        {
            ["1 My_Pack (v4.0).yaml"] = Pack,
            ["README.md"] = "# not a template",
        });

        release.Diagnostics.Should().BeEmpty();
        release.Packs.Single().Name.Should().Be("pack-1-My-Pack-v4-0");
        release.Packs.Single().Rules.Single().SourceIdentifier.Should().Be("CMK_BACKING_KEY_ROTATION_ENABLED");
        release.Foundation.Should().BeNull();
    }

    [Fact]
    public void An_empty_folder_and_two_files_of_one_name_are_told()
    {
        ContentRelease.Load(new Dictionary<string, string>()).Diagnostics.Single().Code.Should().Be("PAH2413");
        ContentRelease.Load(new Dictionary<string, string> { ["a b.yaml"] = Pack, ["a-b.yaml"] = Pack })
            .Diagnostics.Single().Code.Should().Be("PAH2412");
    }

    [Fact]
    public void The_hash_follows_every_byte_and_every_path_and_not_the_order()
    {
        var hashes = new[]
        {
            new Dictionary<string, string> { ["a.yaml"] = Pack, ["b.yaml"] = Pack },
            new Dictionary<string, string> { ["a.yaml"] = Pack, ["c.yaml"] = Pack },
            new Dictionary<string, string> { ["a.yaml"] = Pack + "\n", ["b.yaml"] = Pack },
        }.Select(files => ContentRelease.Load(files).Hash).ToList();

        hashes.Should().OnlyHaveUniqueItems();
        hashes.Should().OnlyContain(hash => hash.StartsWith("sha256:") && hash.Length == 71);
        ContentRelease.Load(new Dictionary<string, string> { ["b.yaml"] = Pack, ["a.yaml"] = Pack }).Hash.Should()
            .Be(hashes[0]);
    }

    [Fact]
    public void A_file_that_is_no_pack_is_named_with_its_line()
    {
        var release = ContentRelease.Load(new Dictionary<string, string>
        {
            ["stack.yaml"] = "Resources:\n  Bucket:\n    Type: AWS::S3::Bucket\n",
        });

        release.Diagnostics.Single().Should().Match<Core.Diagnostics.Diagnostic>(
            it => it.Code == "PAH2301" && it.Where!.Line == 2 && it.Message.Contains("AWS::S3::Bucket"));
    }
}
