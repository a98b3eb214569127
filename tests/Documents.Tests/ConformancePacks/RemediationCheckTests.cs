using PciAutoHeal.Documents.AutomationDocs;
using PciAutoHeal.Documents.ConformancePacks;
using PciAutoHeal.Documents.Tests.Generation;

namespace PciAutoHeal.Documents.Tests.ConformancePacks;

public sealed class RemediationCheckTests
{
    [Fact]
    public void What_is_generated_fits() => Codes("", "").Should().BeEmpty();

    [Theory]
    [InlineData("      ConfigRuleName: cmk-backing-key-rotation-enabled\n      ResourceType", "      ConfigRuleName: other\n      ResourceType", "PAH2320")]
    [InlineData("MaximumAutomaticAttempts: 3", "MaximumAutomaticAttempts: 26", "PAH2323")]
    [InlineData("RetryAttemptSeconds: 480", "RetryAttemptSeconds: 2678001", "PAH2324")]
    [InlineData("RetryAttemptSeconds: 480", "RetryAttemptSeconds: 479", "PAH2331")]
    [InlineData("        AutomationAssumeRole:", "        Role:", "PAH2325")]
    [InlineData("TargetId: PciAutoHeal-RotateKey", "TargetId: PciAutoHeal-RotateKeys", "PAH2326")]
    [InlineData("      TargetType: SSM_DOCUMENT", "      TargetVersion: '1'", "PAH2327")]
    [InlineData("        Mode:", "        Modus:", "PAH2328")]
    [InlineData("        ResourceId:", "        KeyId:", "PAH2329")]
    [InlineData("Value: RESOURCE_ID", "Value: SOMETHING", "PAH2330")]
    public void What_does_not_fit_is_told(string sound, string broken, string code) =>
        Codes(sound, broken).Should().Contain(code);

    private static IEnumerable<string> Codes(string sound, string broken)
    {
        var text = Example.Built["conformance-packs/keys.yaml"];
        if (sound.Length > 0)
        {
            text.Should().Contain(sound);
            text = text.Replace(sound, broken, StringComparison.Ordinal);
        }

        var document = AutomationDocumentReader.Read("automation-docs/RotateKey.yaml", Example.Document).Document!;
        return RemediationCheck.Check(PackTemplateReader.Read("keys.yaml", text).Template!, [document])
            .Select(it => it.Code);
    }
}
