namespace PciAutoHeal.Documents.Tests.AwsApis;

public sealed class AnswerCheckTests
{
    [Theory]
    [InlineData("$", "StringMap")]
    [InlineData("$.Locked", "Boolean")]
    [InlineData("$.Locked", "String")]
    [InlineData("$.Size", "Integer")]
    [InlineData("$.Tags", "StringList")]
    [InlineData("$.Tags[0]", "String")]
    [InlineData("$.Tags[-1]", "String")]
    [InlineData("$.Tags[0:2]", "StringList")]
    [InlineData("$.Rows[0]", "StringList")]
    [InlineData("$.Labels", "StringMap")]
    [InlineData("$.Labels.anything", "String")]
    [InlineData("$.Labels['any.thing']", "String")]
    [InlineData("$.Labels.*", "StringList")]
    [InlineData("$.Keys", "MapList")]
    [InlineData("$.Keys[0]", "StringMap")]
    [InlineData("$.Keys[*].Pin", "StringList")]
    [InlineData("\"$.Keys[?(@.Kind == 'brass')]\"", "MapList")]
    [InlineData("\"$.Keys[?(@.Kind == 'brass')].Pin\"", "StringList")]
    [InlineData("$..Pin", "StringList")]
    [InlineData("$.Keys..Pin", "StringList")]
    [InlineData("$.Inner.Inner.Keys[0].Kind", "String")]
    [InlineData("$.ResponseMetadata.HTTPStatusCode", "Integer")]
    public void A_selector_finds_what_the_output_is(string selector, string type) =>
        SmallModel.Codes(SmallModel.Get(selector, type)).Should().BeEmpty();

    [Theory]
    [InlineData("$.locked", "Boolean")]
    [InlineData("$.Keys.Pin", "String")]
    [InlineData("$.Locked.Pin", "String")]
    [InlineData("$.Locked[0]", "String")]
    [InlineData("$.Labels[0]", "String")]
    [InlineData("$.Keys..Colour", "StringList")]
    [InlineData("Locked", "Boolean")]
    [InlineData("$Locked", "Boolean")]
    [InlineData("$.Keys[first]", "StringMap")]
    public void A_selector_that_leads_nowhere_is_told(string selector, string type) =>
        SmallModel.Codes(SmallModel.Get(selector, type)).Should().Equal("PAH2157");

    [Theory]
    [InlineData("$.Tags[0]", "MapList")]
    [InlineData("$.Tags", "String")]
    [InlineData("$.Tags", "MapList")]
    [InlineData("$.Keys", "StringList")]
    [InlineData("$.Keys[*].Pin", "String")]
    [InlineData("$.Rows", "StringList")]
    [InlineData("$.Locked", "Integer")]
    [InlineData("$.Size", "Boolean")]
    [InlineData("$.Labels", "String")]
    [InlineData("$.Inner", "MapList")]
    [InlineData("$.Size", "Number")]
    public void An_output_of_another_type_is_told(string selector, string type) =>
        SmallModel.Codes(SmallModel.Get(selector, type)).Should().Equal("PAH2158");

    [Theory]
    [InlineData("$.Locked", null)]
    [InlineData("$.Locket", "PAH2157")]
    [InlineData("\"$.Labels.{{ Only.Key }}\"", null)]
    [InlineData("\"$.Tags.{{ Only.Key }}\"", "PAH2157")]
    public void What_a_step_waits_for_is_followed_too(string property, string? code)
    {
        var document = SmallModel.Document(
            $"action: aws:waitForAwsResourceProperty\ninputs: {{Service: vault, Api: GetBox, Name: x, PropertySelector: {property}, DesiredValues: [a]}}");

        SmallModel.Codes(document).SingleOrDefault().Should().Be(code);
    }

    [Fact]
    public void A_call_that_answers_nothing_has_nothing_to_select()
    {
        var document = SmallModel.Document(
            "action: aws:executeAwsApi\ninputs: {Service: vault, Api: OpenBox, Name: x}\noutputs:\n  - {Name: It, Selector: $.It, Type: String}");

        SmallModel.Codes(document).Should().Equal("PAH2157");
    }
}
