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
        release.Foundation.Documents.Single().Name.Should().MatchRegex("^Documents-[1-5]$");
        release.Foundation.Documents.Single().Resources.Should().Equal("PciAutoHeal-RotateKey");
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
        ContentRelease.Load(new Dictionary<string, string> { ["b.yaml"] = Pack, ["a.yaml"] = Pack }).Hash.Should().Be(hashes[0]);
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
