namespace PciAutoHeal.Documents.Tests.Generation;

/// <summary>
/// A release with one rule and one document, small enough to be read; tests break it in one place each.
/// </summary>
internal static class Example
{
    public const string Catalog = """
        schema: pciautoheal/catalog/1
        packs:
          - name: keys
            description: Keys.
        rules:
          - rule: CMK_BACKING_KEY_ROTATION_ENABLED
            name: cmk-backing-key-rotation-enabled
            packs: [keys]
            resourceType: AWS::KMS::Key
            resourceId: id
            global: false
            frequency: TwentyFour_Hours
            pci321: ["3.6.4"]
            pci40: ["3.7.4"]
            handling: auto
            document: RotateKey.yaml
            reason: Invisible to users of the key.
            reversible: true
            parameters: {}

        """;

    public const string Document = """
        schemaVersion: "0.3"
        description: Rotates a key.
        assumeRole: "{{ AutomationAssumeRole }}"
        parameters:
          AutomationAssumeRole:
            type: String
            allowedPattern: ^arn:.+$
          ResourceId:
            type: String
            allowedPattern: ^[0-9a-f-]{36}$
          Mode:
            type: String
            default: dry-run
            allowedValues: [dry-run, heal]
        outputs:
          - Report.Outcome
          - Report.PreviousState
        mainSteps:
          - name: ReadBrake
            action: aws:executeAwsApi
            timeoutSeconds: 30
            inputs: {Service: ssm, Api: GetParameter, Name: /pciautoheal/brake}
          - name: IsHealingWanted
            action: aws:branch
            timeoutSeconds: 30
            inputs:
              Choices:
                - NextStep: Rotate
                  Variable: "{{ Mode }}"
                  StringEquals: heal
              Default: Report
          - name: Rotate
            action: aws:executeAwsApi
            timeoutSeconds: 40
            inputs: {Service: kms, Api: EnableKeyRotation, KeyId: "{{ ResourceId }}"}
          - name: Verify
            action: aws:assertAwsResourceProperty
            timeoutSeconds: 30
            inputs:
              Service: kms
              Api: GetKeyRotationStatus
              KeyId: "{{ ResourceId }}"
              PropertySelector: $.KeyRotationEnabled
              DesiredValues: ["true"]
          - name: Report
            action: aws:executeScript
            timeoutSeconds: 30
            isEnd: true
            inputs:
              Runtime: python3.11
              Handler: report
              Script: |
                # scripts/report.py
              InputPayload: {Outcome: Healed, PreviousState: "{}"}
            outputs:
              - {Name: Outcome, Selector: $.Payload.Outcome, Type: String}
              - {Name: PreviousState, Selector: $.Payload.PreviousState, Type: String}

        """;

    public const string Permissions = """
        schema: pciautoheal/permissions/1
        permissions:
          - {action: kms:EnableKeyRotation, resource: "arn:${AWS::Partition}:kms:*:${AWS::AccountId}:key/*"}
          - {action: kms:GetKeyRotationStatus, resource: "arn:${AWS::Partition}:kms:*:${AWS::AccountId}:key/*"}
          - {action: ssm:GetParameter, resource: "*", reason: as an example}

        """;

    public const string Examples = """
        common:
          AutomationAssumeRole: {accepted: ["arn:aws:iam::123456789012:role/x"], refused: [x]}
        documents:
          RotateKey:
            ResourceId: {accepted: [1234abcd-12ab-34cd-56ef-1234567890ab], refused: [alias/cards]}

        """;

    public static Dictionary<string, string> Sources => new()
    {
        ["conformance-packs/catalog.yaml"] = Catalog,
        ["conformance-packs/permissions.yaml"] = Permissions,
        ["automation-docs/RotateKey.yaml"] = Document,
        ["automation-docs/examples.yaml"] = Examples,
        ["automation-docs/scripts/report.py"] = "def report(event, context):\n    return event\n",
    };

    /// <summary>The sources with what is derived from them.</summary>
    public static Dictionary<string, string> Built => Build(Sources);

    public static Dictionary<string, string> With(string path, string old, string replacement)
    {
        var files = Sources;
        files[path].Should().Contain(old);
        files[path] = files[path].Replace(old, replacement, StringComparison.Ordinal);
        return Build(files);
    }

    public static Dictionary<string, string> Build(Dictionary<string, string> files)
    {
        foreach (var (path, text) in Documents.Generation.ContentBuild.Run(files).Files)
            files[path] = text;
        return files;
    }
}
