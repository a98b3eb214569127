using PciAutoHeal.Documents.AutomationDocs;
using PciAutoHeal.Documents.AwsApis;

namespace PciAutoHeal.Documents.Tests.AwsApis;

/// <summary>A service small enough to be seen at once, and documents that call it.</summary>
internal static class SmallModel
{
    public static ApiModel Model { get; } = ApiModel.Parse("""
        # a comment
        services: kms ssm vault
        operations vault: CloseBox GetBox OpenBox
        call vault:GetBox GetBoxRequest Box
        call vault:OpenBox OpenBoxRequest -
        shape vault:GetBoxRequest Name!:string
        shape vault:OpenBoxRequest Count:integer Force:boolean Keys:[@Key] Labels:<string> Name!:string Ratio:number Settings:any
        shape vault:Key Kind:(brass|steel%20blue) Pin!:string
        shape vault:Box Inner:@Box Keys:[@Key] Labels:<string> Locked:boolean Rows:[[string]] Size:integer Tags:[string]
        shape vault:Empty
        """);

    /// <summary>A document of one step.</summary>
    public static AutomationDocument Document(string step)
    {
        var lines = step.ReplaceLineEndings("\n").TrimEnd().Split('\n').Select(line => $"    {line}");
        var text = $"schemaVersion: \"0.3\"\nmainSteps:\n  - name: Only\n{string.Join('\n', lines)}\n";
        var (document, diagnostics) = AutomationDocumentReader.Read("Only.yaml", text);
        diagnostics.Should().BeEmpty();
        return document!;
    }

    public static AutomationDocument Open(string inputs) =>
        Document($"action: aws:executeAwsApi\ninputs: {{Service: vault, Api: OpenBox, {inputs}}}");

    public static AutomationDocument Get(string selector, string type) => Document(
        $"action: aws:executeAwsApi\ninputs: {{Service: vault, Api: GetBox, Name: x}}\n"
        + $"outputs:\n  - Name: It\n    Selector: {selector}\n    Type: {type}");

    public static IReadOnlyList<string> Codes(AutomationDocument document) =>
        [.. CallCheck.Check(document, Model).Select(found => found.Code)];
}
