using System.Text.Json.Nodes;
using CsCheck;
using PciAutoHeal.Simulation.Services.CloudFormation.Templates;

namespace PciAutoHeal.Simulation.Tests.Services.CloudFormation.Templates;

public sealed class TemplateScopeTests
{
    [Theory]
    [InlineData("!Ref Name", "\"pci\"")]
    [InlineData("!Ref AWS::Region", "\"us-east-1\"")]
    [InlineData("!Sub '${Name}-${AWS::AccountId}-${!Literal}'", "\"pci-222233334444-${Literal}\"")]
    [InlineData("!Sub ['${A}/${Name}', { A: !Ref AWS::Partition }]", "\"aws/pci\"")]
    [InlineData("!Join ['-', [a, !Ref Name, 1]]", "\"a-pci-1\"")]
    [InlineData("!If [IsVirginia, [1, 2], none]", "[1,2]")]
    [InlineData("{ a: !If [IsElsewhere, x, !Ref AWS::NoValue], b: 1 }", "{\"b\":1}")]
    [InlineData("!Select [1, !Split [',', 'a,b,c']]", "\"b\"")]
    [InlineData("!FindInMap [Regions, !Ref AWS::Region, Code]", "\"use1\"")]
    [InlineData("!Ref List", "[\"x\",\"y\"]")]
    [InlineData("!GetAtt Other.Arn", "\"arn-of-Other\"")]
    [InlineData("Fn::Base64: hi", "\"aGk=\"")]
    [InlineData("012345678901", "\"012345678901\"")]
    [InlineData("2012-10-17", "\"2012-10-17\"")]
    [InlineData("'90'", "\"90\"")]
    [InlineData("true", "true")]
    [InlineData("|\n    a\n    b", "\"a\\nb\\n\"")]
    public void Functions_give_what_CloudFormation_gives(string written, string expected)
    {
        var (template, scope) = Read(written);

        var value = scope.Evaluate(template.Resources[0].Properties["Value"]);

        value!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping })
            .Should().Be(expected);
    }

    [Theory]
    [InlineData("!Ref Nobody")]
    [InlineData("!Sub '${Nobody.Arn}'")]
    [InlineData("!ImportValue x")]
    [InlineData("!If [NoSuchCondition, 1, 2]")]
    [InlineData("!Select [9, [a]]")]
    [InlineData("!Join [a]")]
    [InlineData("!FindInMap [Regions, mars, Code]")]
    public void What_cannot_be_evaluated_is_refused(string written)
    {
        var (template, scope) = Read(written);

        var act = () => scope.Evaluate(template.Resources[0].Properties["Value"]);

        act.Should().Throw<TemplateException>();
    }

    [Fact]
    public void Any_text_is_either_a_template_or_a_template_exception() =>
        Gen.String[Gen.Char["{}[]:,-&*!|>'\"#% \nRa1"], 0, 60].Sample(text =>
    {
        try
        {
            Template.Parse(text).Resources.Should().NotBeEmpty();
        }
        catch (TemplateException)
        {
            // What AWS would answer for most of them.
        }
    });

    [Fact]
    public void Any_JSON_text_survives_a_template_unchanged() => Gen.String[Gen.Char[' ', '~'], 0, 40].Sample(text =>
    {
        var root = new JsonObject
        {
            ["Resources"] = new JsonObject
            {
                ["A"] = new JsonObject
                {
                    ["Type"] = "T",
                    ["Properties"] = new JsonObject { ["Value"] = text }
                }
            }
        };

        Json.Plain(Template.Parse(root.ToJsonString()).Resources[0].Properties["Value"]).Should().Be(text);
    });

    private static (Template Template, TemplateScope Scope) Read(string written)
    {
        var template = Template.Parse($$"""
            Parameters: { Name: { Type: String, Default: pci }, List: { Type: CommaDelimitedList, Default: 'x, y' } }
            Mappings: { Regions: { us-east-1: { Code: use1 } } }
            Conditions:
              IsVirginia: !And [!Equals [!Ref AWS::Region, us-east-1], !Not [!Condition IsElsewhere]]
              IsElsewhere: !Or [!Equals [a, b], !Equals [!Ref AWS::Region, mars]]
            Resources:
              One: { Type: X, Properties: { Value: null } }
              Other: { Type: X }
            """.Replace("{ Type: X, Properties: { Value: null } }", $"\n    Type: X\n    Properties:\n      Value:\n        {written.Replace("\n", "\n      ")}"));
        var values = ParameterValues.Resolve(template, new Dictionary<string, string>());
        return (template, new TemplateScope(
            template, values, new(World.Alpha, World.Virginia, new StackNames("stack", "id")), (resource, _, attribute) =>
                $"{attribute?.ToLowerInvariant()}-of-{resource.LogicalId}"));
    }
}
