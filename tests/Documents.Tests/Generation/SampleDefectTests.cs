using System.Text.RegularExpressions;
using PciAutoHeal.Core.Diagnostics;
using PciAutoHeal.Documents.AutomationDocs;
using PciAutoHeal.Documents.Generation;

namespace PciAutoHeal.Documents.Tests.Generation;

/// <summary>
/// The defects of the published sample, each as a small release that has it and the finding it gets; where a defect
/// was of a README or a build file, the property of this repository that excludes it.
/// </summary>
public sealed class SampleDefectTests
{
    private const string Doc = "automation-docs/RotateKey.yaml";
    private const string Pack = "conformance-packs/keys.yaml";
    private const string Permissions = "conformance-packs/permissions.yaml";
    private const string Rotate = "{Service: kms, Api: EnableKeyRotation, KeyId: \"{{ ResourceId }}\"}";

    private static readonly string Root = FindRoot();

    [Fact]
    public void D1_a_remediation_that_runs_as_a_role_nobody_creates() =>
        Finding(Edited(Pack, "role/PciAutoHeal-RotateKey", "role/automationassumerole-eu-west-1"), "PAH2332", Pack, "RotationEnabledRemediation:");

    [Fact]
    public void D2_accounts_written_into_packs_documents_and_permissions()
    {
        Finding(Edited(Pack, "000000000000", "875914227481"), "PAH2333", Pack, "RotationEnabledRemediation:");
        Finding(Example.With(Doc, Rotate, Rotate.Replace("{{ ResourceId }}", "875914227481")), "PAH2136", Doc, "875914227481");
        Finding(Example.With(Permissions, "${AWS::AccountId}:key", "875914227481:key"), "PAH2407", Permissions, "875914227481");
    }

    [Fact]
    public void D3_roles_that_are_administrators()
    {
        Finding(Example.With(Permissions, "action: kms:EnableKeyRotation", "action: \"*\""), "PAH2402", Permissions, "action: \"*\"");
        ContentRelease.Load(Example.Built).Foundation!.Roles.Should().OnlyContain(template =>
            !template.Text.Contains("ManagedPolicyArns") && !template.Text.Contains("Action: [\"*\"]"));
    }

    [Theory]
    [InlineData("{Service: ec2, Api: TerminateInstances, InstanceIds: [\"{{ ResourceId }}\"]}", "PAH2141")]
    [InlineData("{Service: ec2, Api: DeleteVolume, VolumeId: \"{{ ResourceId }}\"}", "PAH2141")]
    [InlineData("{Service: rds, Api: DeleteDBInstance, DBInstanceIdentifier: x, SkipFinalSnapshot: true}", "PAH2142")]
    public void D4_what_holds_data_is_destroyed_unasked_and_without_a_copy(string call, string code) =>
        Finding(Example.With(Doc, Rotate, call), code, Doc, "- name: Rotate");

    [Fact]
    public void D5_an_attachment_that_fails_and_a_detachment_that_goes_on() =>
        Finding(Example.With(Doc, "timeoutSeconds: 40", "timeoutSeconds: 40\n    onFailure: Continue"), "PAH2139", Doc, "- name: Rotate");

    [Fact]
    public void D6_a_policy_rewritten_whole_where_one_statement_was_public()
    {
        var steps = Document("RemovePublicLambdaAccess").AllSteps.Where(step => step.Call is { IsRead: false }).ToList();

        steps.Select(step => step.Call!.Api).Should().Equal("AddPermission", "RemovePermission"); // what stays is there first
        steps[1].CallInputs.Single(it => it.Key == "StatementId").Value.Scalar.Should().Contain("CurrentIteratorValue");
        steps[0].CallInputs.Select(it => it.Key).Should().Contain("SourceAccount");
    }

    [Fact]
    public void D7_errors_that_are_printed_and_not_raised()
    {
        var files = Example.Sources;
        files["automation-docs/scripts/report.py"] =
            "def report(event, context):\n    try:\n        act()\n    except Exception as e:\n        print(e)\n    return event\n";

        Finding(Example.Build(files), "PAH2138", Doc, "- name: Report");
    }

    [Theory]
    [InlineData("Name: /pciautoheal/brake", "Name: /somewhere/else", "PAH2126")]
    [InlineData("  - Report.PreviousState\n", "", "PAH2125")]
    [InlineData("default: dry-run", "default: heal", "PAH2124")]
    [InlineData("StringEquals: heal", "StringEquals: dry-run", "PAH2140")]
    [InlineData("Api: GetKeyRotationStatus", "Api: DisableKeyRotation", "PAH2143")]
    public void D8_no_guard_no_previous_state_no_verification(string sound, string broken, string code) =>
        Check(Example.With(Doc, sound, broken)).Should().Contain(it => it.Code == code && it.Where!.File == Doc);

    [Fact]
    public void D9_credentials_deleted_before_they_are_kept()
    {
        var writes = Document("MoveCodeBuildCredentials").AllSteps.Select(step => step.Call).OfType<ApiCall>()
            .Where(call => !call.IsRead).Select(call => call.Api);

        writes.Should()
            .EndWith("UpdateProject").And.StartWith("PutParameter").And.NotContain(api => api.StartsWith("Delete"));
    }

    [Fact]
    public void D10_ten_attempts_in_a_window_too_short_for_them()
    {
        var attempts = Edited(Pack, "MaximumAutomaticAttempts: 3", "MaximumAutomaticAttempts: 10");
        attempts[Pack] = Regex.Replace(attempts[Pack], "RetryAttemptSeconds: [0-9]+", "RetryAttemptSeconds: 600");

        Finding(attempts, "PAH2331", Pack, "RotationEnabledRemediation:");
    }

    [Fact]
    public void D11_a_runtime_that_is_at_its_end() =>
        Finding(Example.With(Doc, "python3.11", "python3.6"), "PAH2131", Doc, "- name: Report");

    [Fact]
    public void D12_names_that_are_taken_after_the_first_installation()
    {
        var template = File.ReadAllText(Path.Combine(Root, "conformance-packs/foundation/prerequisites.yaml"));

        Regex.Matches(template, "BucketName: (.+)").Select(it => it.Groups[1].Value)
            .Should().NotBeEmpty().And.OnlyContain(name => name.Contains("${AWS::AccountId}") && name.Contains("${AWS::Region}"));
        template.Should().NotContain("AWS::CodePipeline").And.NotContain("AWS::CodeCommit"); // no branch to be watched
    }

    [Fact]
    public void D13_a_bucket_that_the_readme_promises_and_no_template_creates()
    {
        var promised = Regex.Matches(File.ReadAllText(Path.Combine(Root, "conformance-packs/README.md")), "bucket `(pciautoheal-[a-z-]+)<")
            .Select(it => it.Groups[1].Value).Distinct();
        var templates = File.ReadAllText(Path.Combine(Root, "conformance-packs/foundation/prerequisites.yaml"));

        promised.Should().NotBeEmpty().And.OnlyContain(name => templates.Contains($"BucketName: !Sub {name}$"));
    }

    [Fact]
    public void D14_global_rules_that_heal_once_in_every_region()
    {
        var files = Example.With("conformance-packs/catalog.yaml", "global: false", "global: true");
        files[Pack].Should().Contain("Condition: GlobalRemediationOn");
        files[Pack] = files[Pack].Replace("Condition: GlobalRemediationOn", "Condition: RemediationOn");

        Check(files).Should().ContainSingle(it => it.Code == "PAH2410" && it.Where!.File == Pack);
    }

    [Fact]
    public void D15_one_partition_written_everywhere()
    {
        Finding(Example.With(Doc, Rotate, Rotate.Replace("{{ ResourceId }}", "arn:aws:kms:x")), "PAH2137", Doc, "arn:aws:kms");
        Finding(Example.With(Permissions, "arn:${AWS::Partition}:kms", "arn:aws:kms"), "PAH2407", Permissions, "arn:aws:kms");
    }

    [Fact]
    public void D16_a_version_pinned_so_that_no_update_arrives() =>
        Finding(
            Edited(Pack, "      TargetId: PciAutoHeal-RotateKey\n", "      TargetId: PciAutoHeal-RotateKey\n      TargetVersion: \"1\"\n"),
            "PAH2327", Pack, "RotationEnabledRemediation:");

    [Fact]
    public void D17_documents_that_nobody_tests()
    {
        var tests = string.Concat(Directory.EnumerateFiles(Path.Combine(Root, "tests/Content.Tests/Scenarios"), "*", SearchOption.AllDirectories)
            .Select(file => Path.GetFileName(file).Replace("_", "") + File.ReadAllText(file)));
        var documents = Directory.EnumerateFiles(Path.Combine(Root, "automation-docs"), "*.yaml")
            .Select(file => Path.GetFileNameWithoutExtension(file)).Where(name => name != "examples");

        documents.Where(verb => Document(verb) is { IsUndo: false }).Should().NotBeEmpty()
            .And.OnlyContain(verb => tests.Contains(verb, StringComparison.OrdinalIgnoreCase));
    }

    private static void Finding(Dictionary<string, string> files, string code, string path, string line)
    {
        var found = Check(files).Where(it => it.Code == code && it.Where!.File == path).ToList();

        found.Should().NotBeEmpty($"{code} is what this defect is called");
        files[path].Split('\n')[found[0].Where!.Line - 1].Should().Contain(line);
    }

    private static Dictionary<string, string> Edited(string path, string old, string replacement)
    {
        var files = Example.Built;
        files[path].Should().Contain(old);
        files[path] = files[path].Replace(old, replacement);
        return files;
    }

    private static IReadOnlyList<Diagnostic> Check(Dictionary<string, string> files) =>
        ContentCheck.Run(ContentRelease.Load(files));

    private static AutomationDocument Document(string verb) => AutomationDocumentReader.Read(
        verb + ".yaml", File.ReadAllText(Path.Combine(Root, "automation-docs", verb + ".yaml"))).Document!;

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "PciAutoHeal.sln")))
            folder = folder.Parent!;
        return folder.FullName;
    }
}
