using PciAutoHeal.Documents.AwsApis;

namespace PciAutoHeal.Documents.Tests.AwsApis;

public sealed class InputCheckTests
{
    [Theory]
    [InlineData("Name: box")]
    [InlineData("Name: \"12\"")]
    [InlineData("Name: \"{{ ResourceId }}\", Keys: \"{{ Judge.Keys }}\", Count: \"{{ Judge.Count }}\"")]
    [InlineData("Name: x, Count: 5, Force: true, Ratio: 0.5")]
    [InlineData("Name: x, Count: \"-5\", Force: \"False\", Ratio: 1")]
    [InlineData("Name: x, Keys: [{Pin: \"1\", Kind: brass}, {Pin: \"2\", Kind: steel blue}]")]
    [InlineData("Name: x, Keys: []")]
    [InlineData("Name: x, Labels: {any: thing, at: all}")]
    [InlineData("Name: x, Settings: {deep: [1, {er: true}]}")]
    public void What_the_model_takes_is_taken(string inputs) =>
        SmallModel.Codes(SmallModel.Open(inputs)).Should().BeEmpty();

    [Theory]
    [InlineData("Name: x, Forse: true", "PAH2153", "Did you mean 'Force'?")]
    [InlineData("Name: x, force: true", "PAH2153", "Did you mean 'Force'?")]
    [InlineData("Name: x, Keys: [{Pin: \"1\", Knd: brass}]", "PAH2153", "Did you mean 'Kind'?")]
    [InlineData("Force: true", "PAH2154", "Add it: string.")]
    [InlineData("Name: x, Keys: [{Kind: brass}]", "PAH2154", "Add it: string.")]
    [InlineData("Name: 12", "PAH2155", "Put it in quotes.")]
    [InlineData("Name: off, Labels: {a: true}", "PAH2155", "Put it in quotes.")]
    [InlineData("Name: [x]", "PAH2155", "Correct the value.")]
    [InlineData("Name: x, Count: many", "PAH2155", "Correct the value.")]
    [InlineData("Name: x, Count: 1.5", "PAH2155", "Correct the value.")]
    [InlineData("Name: x, Force: maybe", "PAH2155", "Correct the value.")]
    [InlineData("Name: x, Keys: {Pin: \"1\"}", "PAH2155", "Correct the value.")]
    [InlineData("Name: x, Keys: [brass]", "PAH2155", "Correct the value.")]
    [InlineData("Name: x, Labels: [a]", "PAH2155", "Correct the value.")]
    [InlineData("Name: x, Keys: [{Pin: \"1\", Kind: bras}]", "PAH2156", "Did you mean 'brass'?")]
    public void What_it_does_not_take_is_told_with_what_was_meant(string inputs, string code, string fix)
    {
        var found = CallCheck.Check(SmallModel.Open(inputs), SmallModel.Model).Should().ContainSingle().Which;

        found.Code.Should().Be(code);
        found.Fix.Should().Be(fix);
        found.Where!.Line.Should().BeInRange(3, 5);
    }

    [Fact]
    public void Everything_wrong_is_told_at_once() =>
        SmallModel.Codes(SmallModel.Open("Cout: 1, Force: maybe, Keys: [{}]"))
            .Should().Equal("PAH2153", "PAH2155", "PAH2154", "PAH2154");
}
