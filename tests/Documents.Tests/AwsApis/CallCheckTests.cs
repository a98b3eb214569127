using PciAutoHeal.Core.Diagnostics;
using PciAutoHeal.Documents.AwsApis;

namespace PciAutoHeal.Documents.Tests.AwsApis;

public sealed class CallCheckTests
{
    [Theory]
    [InlineData("vault", "GetBox", null, null)]
    [InlineData("valt", "GetBox", "PAH2150", "Did you mean 'vault'?")]
    [InlineData("warehouse", "GetBox", "PAH2150", "Write the name that boto3 has for it, such as elbv2.")]
    [InlineData("vault", "OpnBox", "PAH2151", "Did you mean 'OpenBox'?")]
    [InlineData("vault", "CloseBox", "PAH2152", "Run: make models")]
    [InlineData("ssm", "GetParameter", "PAH2152", "Run: make models")]
    public void A_call_is_known_or_it_is_said_how_it_can_be(string service, string api, string? code, string? fix)
    {
        var document = SmallModel.Document($"action: aws:executeAwsApi\ninputs: {{Service: {service}, Api: {api}, Name: x}}");

        var found = CallCheck.Check(document, SmallModel.Model).SingleOrDefault();

        found?.Code.Should().Be(code);
        found?.Fix.Should().Be(fix);
        found?.Where!.Line.Should().Be(3);
    }

    [Fact]
    public void What_was_not_checked_is_a_warning_and_what_is_wrong_an_error()
    {
        var unknown = SmallModel.Document("action: aws:executeAwsApi\ninputs: {Service: vault, Api: CloseBox}");
        var wrong = SmallModel.Document("action: aws:executeAwsApi\ninputs: {Service: vault, Api: ShutBox}");

        CallCheck.Check(unknown, SmallModel.Model).Single().Severity.Should().Be(Severity.Warning);
        CallCheck.Check(wrong, SmallModel.Model).Single().Severity.Should().Be(Severity.Error);
    }

    [Fact]
    public void Steps_inside_a_loop_are_checked_too()
    {
        var document = SmallModel.Document("""
            action: aws:loop
            inputs:
              Steps:
                - name: Inner
                  action: aws:executeAwsApi
                  inputs: {Service: vault, Api: OpenBox}
            """);

        SmallModel.Codes(document).Should().Equal("PAH2154");
    }

    [Fact]
    public void A_script_that_reads_is_judged_by_the_call_it_makes()
    {
        var document = SmallModel.Document("""
            action: aws:executeScript
            inputs:
              Script: |
                # scripts/read_or_absent.py
              InputPayload:
                Service: vault
                Api: GetBox
                With: {Name: x, Colour: red}
                Absent: [NoSuchBox]
            outputs:
              - {Name: Found, Selector: $.Payload.Found, Type: Boolean}
              - {Name: Locked, Selector: $.Payload.Answer.Locked, Type: Boolean}
              - {Name: Weight, Selector: $.Payload.Answer.Weight, Type: Integer}
              - {Name: Whole, Selector: $.Payload.Answer, Type: StringMap}
              - {Name: Other, Selector: $.Payload.Answers.Weight, Type: Integer}
            """);

        document.Steps[0].Call!.ToString().Should().Be("vault:GetBox");
        SmallModel.Codes(document).Should().Equal("PAH2153", "PAH2157");
    }

    [Fact]
    public void A_call_for_each_item_is_given_the_item_and_answers_with_a_list()
    {
        var document = SmallModel.Document("""
            action: aws:executeScript
            inputs:
              Script: |
                # scripts/read_or_absent.py
              InputPayload: {Service: vault, Api: GetBox, With: {}, Each: "{{ Read.Names }}", As: Name}
            outputs:
              - {Name: Boxes, Selector: $.Payload.Answer, Type: MapList}
            """);

        SmallModel.Codes(document).Should().BeEmpty();
    }

    [Theory]
    [InlineData("Pin", null)]
    [InlineData("Colour", "PAH2157")]
    public void What_is_found_in_the_pages_is_an_item_of_their_list(string member, string? code)
    {
        var document = SmallModel.Document($"""
            action: aws:executeScript
            inputs:
              Script: |
                # scripts/read_or_absent.py
              InputPayload:
                Service: vault
                Api: GetBox
                With:
                  Name: x
                Find:
                  In: [Keys]
                  By: [Pin]
            outputs:
              - Name: It
                Selector: $.Payload.Answer.{member}
                Type: String
            """);

        SmallModel.Codes(document).SingleOrDefault().Should().Be(code);
    }

    [Fact]
    public void Another_script_makes_no_call_whatever_it_is_given()
    {
        var document = SmallModel.Document("""
            action: aws:executeScript
            inputs:
              Script: |
                # scripts/decide.py
              InputPayload: {Service: vault, Api: Nonsense}
            """);

        document.Steps[0].Call.Should().BeNull();
    }
}
