using PciAutoHeal.Documents.AutomationDocs;
using PciAutoHeal.Documents.Generation;
using PciAutoHeal.Documents.Tests.AwsApis;

namespace PciAutoHeal.Documents.Tests.Generation;

public sealed class RoleDerivationTests
{
    [Fact]
    public void A_role_has_an_action_for_each_call_and_no_other() =>
        RoleDerivation.ActionsOf(AutomationDocumentReader.Read("RotateKey.yaml", Example.Document).Document!)
            .Should().Equal("kms:EnableKeyRotation", "kms:GetKeyRotationStatus", "ssm:GetParameter");

    [Fact]
    public void Calls_inside_a_loop_and_roles_handed_on_count_too()
    {
        var text = Example.Document.Replace(
            "inputs: {Service: kms, Api: EnableKeyRotation, KeyId: \"{{ ResourceId }}\"}",
            """
            inputs:
                  Iterators: ["a"]
                  Steps:
                    - name: Inner
                      action: aws:executeAwsApi
                      inputs: {Service: cloudtrail, Api: UpdateTrail, CloudWatchLogsRoleArn: x}
            """, StringComparison.Ordinal);

        RoleDerivation.ActionsOf(AutomationDocumentReader.Read("RotateKey.yaml", text).Document!)
            .Should().Equal("cloudtrail:UpdateTrail", "iam:PassRole", "kms:GetKeyRotationStatus", "ssm:GetParameter");
    }

    [Fact]
    public void A_reading_script_counts_as_the_call_it_makes_and_an_approval_as_its_message()
    {
        var document = SmallModel.Document("""
            action: aws:loop
            inputs:
              Steps:
                - name: Read
                  action: aws:executeScript
                  inputs:
                    Script: |
                      # scripts/read_or_absent.py
                    InputPayload: {Service: s3, Api: GetBucketEncryption, With: {Bucket: x}}
                - name: Ask
                  action: aws:approve
                  inputs: {NotificationArn: "{{ Topic }}", Approvers: [a]}
            """);

        RoleDerivation.ActionsOf(document).Should().Equal("s3:GetEncryptionConfiguration", "sns:Publish");
    }
}
