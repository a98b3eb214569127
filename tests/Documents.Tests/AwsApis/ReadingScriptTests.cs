using PciAutoHeal.Documents.AutomationDocs;

namespace PciAutoHeal.Documents.Tests.AwsApis;

/// <summary>The one script that calls can go through a list, and look for one item of an answer.</summary>
public sealed class ReadingScriptTests
{
    [Theory]
    [InlineData("$.Payload.Answer", "MapList", null)]
    [InlineData("$.Payload.Answer[*].Locked", "StringList", null)]
    [InlineData("$.Payload.Answer", "StringMap", "PAH2158")]
    [InlineData("$.Payload.Answer.Locked", "Boolean", "PAH2157")]
    public void Asking_for_each_item_gives_as_many_answers(string selector, string type, string? code) =>
        SmallModel.Codes(Reading("With: {}, Each: \"{{ List.Names }}\", As: Name", selector, type)).SingleOrDefault()
            .Should().Be(code);

    [Fact]
    public void The_member_that_takes_the_item_has_to_be_one_of_the_call() =>
        SmallModel.Codes(Reading("With: {Name: x}, Each: \"{{ List.Names }}\", As: Nme", "$.Payload.Found", "Boolean"))
            .Should().Equal("PAH2153");

    [Theory]
    [InlineData("Keys", "$.Payload.Answer.Pin", "String", null)]
    [InlineData("Keys", "$.Payload.Answer.Colour", "String", "PAH2157")]
    [InlineData("Keys", "$.Payload.Answer", "MapList", "PAH2158")]
    [InlineData("Locks", "$.Payload.Answer", "StringMap", "PAH2157")]
    [InlineData("Locked", "$.Payload.Answer", "StringMap", "PAH2157")]
    public void Looking_for_one_item_gives_that_item(string list, string selector, string type, string? code) =>
        SmallModel.Codes(Reading($"With: {{Name: x}}, Find: {{In: [{list}], By: [Pin], Is: x}}", selector, type))
            .SingleOrDefault().Should().Be(code);

    [Theory]
    [InlineData("$.Labels.{{ Judge.Token }}", "String", null)]
    [InlineData("$.{{ Judge.Name }}", "Boolean", null)]
    [InlineData("$.Tags.{{ Judge.Token }}", "String", "PAH2157")]
    public void A_part_of_a_path_may_be_known_to_the_run_alone(string selector, string type, string? code) =>
        SmallModel.Codes(SmallModel.Get($"\"{selector}\"", type)).SingleOrDefault().Should().Be(code);

    private static AutomationDocument Reading(string payload, string selector, string type) => SmallModel.Document(
        "action: aws:executeScript\ninputs:\n  Script: |\n    # scripts/read_or_absent.py\n"
        + $"  InputPayload: {{Service: vault, Api: GetBox, {payload}}}\n"
        + $"outputs:\n  - {{Name: It, Selector: \"{selector}\", Type: {type}}}");
}
