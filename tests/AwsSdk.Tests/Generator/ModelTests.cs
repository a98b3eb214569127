using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PciAutoHeal.AwsSdk.Generator;

namespace PciAutoHeal.AwsSdk.Tests.Generator;

/// <summary>A model that cannot be read is an error of the build, at its line, and says what was expected.</summary>
public sealed class ModelTests
{
    private const string Common = "service S namespace=Amazon.S id=S version=1 endpoint=s ";
    private const string Service = Common + "protocol=json-1.1 target=T\n";

    [Theory]
    [InlineData(Service + "struct A", 2, "'struct' is no declaration; expected service, op, structure, error or enum.")]
    [InlineData(Service + "structure A B:Missing", 2, "Type 'Missing' is neither a scalar nor declared in this file.")]
    [InlineData(Service + "# note\n\nstructure A B", 4, "'B' is no member; expected Name:type or wire=Name:type.")]
    [InlineData(Service + "op Go errors Gone", 2, "Error 'Gone' of Go is not declared.")]
    [InlineData(Service + "op Go A:string", 2, "'A:string' is outside in, out, errors, page.")]
    [InlineData(Service + "enum", 2, "'enum' needs a name.")]
    [InlineData(Service + Service, 1, "A model declares one service.")]
    [InlineData("    in A:string", 1, "An indented line continues a declaration, and there is none yet.")]
    [InlineData(Common + "protocol=json-1.1", 1, "The service has no 'target'.")]
    [InlineData(Common + "protocol=soap", 1, "Protocol 'soap'; expected json-1.0, json-1.1 or query.")]
    [InlineData("service S namespace", 1, "'namespace' has no value.")]
    public void A_mistake_is_reported_where_it_is(string model, int line, string message)
    {
        var problem = Run(model).Diagnostics.Should().ContainSingle().Subject;

        problem.Id.Should().Be("AWSM001");
        problem.Severity.Should().Be(DiagnosticSeverity.Error);
        problem.GetMessage().Should().Be(message);
        problem.Location.GetLineSpan().StartLinePosition.Line.Should().Be(line - 1);
    }

    [Fact]
    public void Members_of_enumerations_are_named_as_the_sdk_names_them()
    {
        var source = Source(Service + "enum Kind in-progress AWS::S3::Bucket PENDING_CLOSURE t2.micro");

        source.Should().Contain("Kind InProgress = new Kind(\"in-progress\")")
            .And.Contain("Kind AWSS3Bucket = new Kind(\"AWS::S3::Bucket\")")
            .And.Contain("Kind PENDING_CLOSURE = new Kind(\"PENDING_CLOSURE\")")
            .And.Contain("Kind T2micro = new Kind(\"t2.micro\")");
    }

    [Fact]
    public void A_wire_name_of_its_own_stays_on_the_wire()
    {
        var source = Source(Service + "structure Recorder\n    roleARN=RoleARN:string\n    Tags:{[string]}");

        source.Should().Contain("public string RoleARN { get; set; }")
            .And.Contain("\"roleARN\", Scalars.String")
            .And.Contain("Dictionary<string, List<string>> Tags");
    }

    [Fact]
    public void Other_files_are_left_alone() =>
        Run(Service, "service.txt").GeneratedTrees.Should().BeEmpty();

    private static string Source(string model) => string.Concat(Run(model).GeneratedTrees);

    private static GeneratorDriverRunResult Run(string model, string path = "s.awsmodel") =>
        CSharpGeneratorDriver.Create(new AwsModelGenerator())
            .AddAdditionalTexts([new ModelFile(path, model)])
            .RunGenerators(CSharpCompilation.Create("test"), TestContext.Current.CancellationToken)
            .GetRunResult();
}
