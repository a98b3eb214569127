using PciAutoHeal.Documents.Generation;

namespace PciAutoHeal.Documents.Tests.Generation;

public sealed class ContentCheckTests
{
    private const string Doc = "automation-docs/RotateKey.yaml";
    private const string Examples = "automation-docs/examples.yaml";
    private const string Catalog = "conformance-packs/catalog.yaml";
    private const string Permissions = "conformance-packs/permissions.yaml";

    [Fact]
    public void A_sound_release_has_no_finding() => Check(Example.Built).Should().BeEmpty();

    [Theory]
    [InlineData(Doc, "description: Rotates a key.\n", "", "PAH2121")]
    [InlineData(Doc, "assumeRole: \"{{ AutomationAssumeRole }}\"", "assumeRole: arn:aws:iam::1:role/x", "PAH2122")]
    [InlineData(Doc, "default: dry-run", "default: heal", "PAH2124")]
    [InlineData(Doc, "  - Report.PreviousState\n", "", "PAH2125")]
    [InlineData(Doc, "Name: /pciautoheal/brake", "Name: /somewhere/else", "PAH2126")]
    [InlineData(Doc, "    allowedPattern: ^[0-9a-f-]{36}$\n", "", "PAH2127")]
    [InlineData(Doc, "^[0-9a-f-]{36}$", "^[0-9a-f-{36}$", "PAH2128")]
    [InlineData(Doc, "    timeoutSeconds: 40\n", "", "PAH2130")]
    [InlineData(Doc, "python3.11", "python3.6", "PAH2131")]
    [InlineData(Doc, "# scripts/report.py", "import boto3", "PAH2133")]
    [InlineData(Doc, "# scripts/report.py", "# scripts/report.py + scripts/other.py\n            boto3", "PAH2133")]
    [InlineData(Doc, "# scripts/report.py", "# scripts/read_or_absent.py", "PAH2134")]
    [InlineData(Doc, "action: aws:branch", "action: aws:runCommand", "PAH2135")]
    [InlineData(Doc, "KeyId: \"{{ ResourceId }}\"}", "KeyId: \"{{ KeyId }}\"}", "PAH2110")]
    [InlineData(Doc, "Api: EnableKeyRotation", "Api: EnableKeysRotation", "PAH2151")]
    [InlineData(Doc, "KeyId: \"{{ ResourceId }}\"}", "Key: \"{{ ResourceId }}\"}", "PAH2153")]
    [InlineData(Doc, "$.KeyRotationEnabled", "$.KeyRotationEnable", "PAH2157")]
    [InlineData(Doc, ", KeyId: \"{{ ResourceId }}\"", "", "PAH2154")]
    [InlineData(Doc, "Default: Report", "Default: Finish", "PAH2111")]
    [InlineData(Examples, "  RotateKey:\n", "  RotateKeys:\n", "PAH2160")]
    [InlineData(Examples, "  RotateKey:\n", "  RotateKeys:\n", "PAH2163")]
    [InlineData(Examples, "refused: [alias/cards]", "refused: []", "PAH2160")]
    [InlineData(Examples, "accepted: [1234abcd", "accepted: [x, 1234abcd", "PAH2161")]
    [InlineData(Doc, "^[0-9a-f-]{36}$", "^.+$", "PAH2162")]
    [InlineData(Doc, "StringEquals: heal", "StringEquals: dry-run", "PAH2140")]
    [InlineData(Doc, "Default: Report", "Default: Rotate", "PAH2140")]
    [InlineData(Doc, "schemaVersion: \"0.3\"", "schemaVersion: \"2.2\"", "PAH2101")]
    [InlineData(Catalog, "document: RotateKey.yaml", "document: RotateKeys.yaml", "PAH2210")]
    [InlineData(Catalog, "handling: auto", "handling: gated", "PAH2211")]
    [InlineData(Catalog, "resourceId: id", "resourceId: account", "PAH2212")]
    [InlineData(Catalog, "resourceId: id", "resourceId: arn", "PAH2212")]
    [InlineData(Catalog, "    reason: Invisible to users of the key.\n", "", "PAH2202")]
    [InlineData(Catalog, "handling: auto", "handling: maybe", "PAH2204")]
    [InlineData(Catalog, "handling: auto", "handling: manual", "PAH2206")]
    [InlineData(Catalog, "packs: [keys]", "packs: [locks]", "PAH2205")]
    [InlineData(Catalog, "catalog/1", "catalog/2", "PAH2201")]
    [InlineData(Permissions, ", reason: as an example", "", "PAH2403")]
    [InlineData(Permissions, "kms:EnableKeyRotation", "kms:*", "PAH2402")]
    [InlineData(Permissions, "kms:EnableKeyRotation", "kms:DisableKey", "PAH2405")]
    [InlineData(Permissions, "kms:EnableKeyRotation", "kms:DisableKey", "PAH2406")]
    public void Each_fault_has_its_code_and_its_place(string path, string sound, string broken, string code)
    {
        var found = Check(Example.With(path, sound, broken)).Where(it => it.Code == code).ToList();

        found.Should().NotBeEmpty();
        found.Should().OnlyContain(it => it.Where != null && it.Where.Line > 0 && it.Fix != null);
    }

    [Fact]
    public void A_derived_file_that_was_edited_is_stale()
    {
        var files = Example.Built;
        files["conformance-packs/keys.yaml"] += "# by hand\n";

        Check(files).Should().ContainSingle().Which.Code.Should().Be("PAH2410");
    }

    [Fact]
    public void A_pack_that_was_never_built_is_missing()
    {
        var files = Example.Built;
        files.Remove("conformance-packs/keys.yaml");

        Check(files).Select(it => it.Code).Should().Contain(["PAH2411", "PAH2410"]);
    }

    private static IReadOnlyList<Core.Diagnostics.Diagnostic> Check(Dictionary<string, string> files) =>
        ContentCheck.Run(ContentRelease.Load(files));
}
