using System.Text;
using System.Text.RegularExpressions;
using CsCheck;
using PciAutoHeal.Documents.AutomationDocs;
using PciAutoHeal.Documents.Generation;

namespace PciAutoHeal.Documents.Tests.Generation;

public sealed partial class FoundationPartTests
{
    private static readonly string[] Services = ["ec2", "elbv2", "s3", "rds", "kms", "iam", "newservice", "apigateway"];

    private static readonly Gen<AutomationDocument[]> Releases =
        Gen.Select(Gen.Int[0, 400], Gen.Int[0, Services.Length - 1]).List[1, 40].Select(list => list
            .DistinctBy(it => it.Item1).Select(it => Document($"Heal{it.Item1}", Services[it.Item2])).ToArray());

    [Fact]
    public void One_document_more_moves_no_other() => Gen.Select(Releases, Gen.Int[0, 39]).Sample((all, without) =>
    {
        var before = Places(all.Where((_, index) => index != without % all.Length));
        var after = Places(all);

        return before.All(it => after[it.Key] == it.Value);
    });

    [Fact]
    public void Every_document_is_in_one_part_and_its_role_beside_it() => Releases.Sample(all =>
        FoundationPart.Of(all, []).All(part => Names(part.DocumentsTemplate).SequenceEqual(Names(part.RolesTemplate)))
        && FoundationPart.Of(all, []).SelectMany(part => Names(part.DocumentsTemplate)).Order(StringComparer.Ordinal)
            .SequenceEqual(all.Select(it => it.Name).Order(StringComparer.Ordinal)));

    [Fact]
    public void The_order_of_documents_changes_nothing() => Gen.Shuffle(Releases.Single()).Sample(shuffled =>
        FoundationPart.Of(shuffled, []).SequenceEqual(FoundationPart.Of(shuffled.OrderBy(it => it.File), [])));

    [Fact]
    public void What_undoes_a_document_is_beside_it_whatever_it_calls_itself()
    {
        var places = Places(
        [
            Document("RotateKey", "kms", "`PciAutoHeal-RestoreRotation` puts it back."),
            Document("RestoreRotation", "rds"),
            Document("MakePrivate", "rds"),
        ]);

        places["PciAutoHeal-RestoreRotation"].Should().Be(places["PciAutoHeal-RotateKey"])
            .And.NotBe(places["PciAutoHeal-MakePrivate"]);
    }

    [Fact]
    public void The_brake_and_what_only_finds_names_decide_nothing() =>
        Places([Document("A", "config"), Document("B", "ssm"), Document("C", "ec2")]).Values.Distinct().Should().ContainSingle();

    [Fact]
    public void A_group_that_outgrows_a_template_is_halved_and_one_half_stays()
    {
        var few = Enumerable.Range(0, 30).Select(n => Document($"Heal{n}", "ec2", new string('x', 20_000))).ToList();
        var many = Enumerable.Range(0, 120).Select(n => Document($"Heal{n}", "ec2", new string('x', 20_000))).ToList();

        var (before, after) = (Places(few), Places(many));

        before.Values.Distinct().Should().Equal(1);
        after.Values.Distinct().Order().Should().Equal(1, 9, 17, 25);
        before.Keys.Where(name => after[name] == 1).Should().NotBeEmpty();
        FoundationPart.Of(many, []).Should()
            .OnlyContain(part => Encoding.UTF8.GetByteCount(part.DocumentsTemplate) <= 1_000_000);
    }

    [Fact]
    public void Documents_come_one_after_the_other_because_ssm_refuses_a_crowd()
    {
        var template = FoundationPart.Of([Document("B", "ec2"), Document("A", "ec2"), Document("C", "ec2")], [])
            .Single().DocumentsTemplate;

        template.Split('\n').Where(line => line.Contains("DependsOn", StringComparison.Ordinal))
            .Select(line => line.Trim()).Should().Equal("DependsOn: A", "DependsOn: B");
    }

    [Fact]
    public void A_role_trusts_the_automations_of_its_own_account_and_nobody_else()
    {
        var roles = FoundationPart.Of([Document("A", "ec2")], []).Single().RolesTemplate;

        roles.Should().Contain("Principal: {Service: ssm.amazonaws.com}")
            .And.Contain("StringEquals: {aws:SourceAccount: !Ref AWS::AccountId}")
            .And.Contain("aws:SourceArn: !Sub arn:${AWS::Partition}:ssm:*:${AWS::AccountId}:automation-execution/*")
            .And.Contain("PermissionsBoundary: !If [HasBoundary, !Ref PermissionsBoundaryArn, !Ref AWS::NoValue]");
    }

    private static AutomationDocument Document(string verb, string service, string says = "Rotates a key.") =>
        AutomationDocumentReader.Read($"automation-docs/{verb}.yaml", Example.Document
            .Replace("Service: kms", $"Service: {service}", StringComparison.Ordinal)
            .Replace("description: Rotates a key.", $"description: \"{says}\"", StringComparison.Ordinal)).Document!;

    private static Dictionary<string, int> Places(IEnumerable<AutomationDocument> documents) =>
        FoundationPart.Of(documents, []).SelectMany(part => Names(part.DocumentsTemplate).Select(name => (name, part.Number)))
            .ToDictionary(it => it.name, it => it.Number);

    private static IEnumerable<string> Names(string template) =>
        FirstProperty().Matches(template).Select(match => match.Groups[1].Value);

    [GeneratedRegex(@"^ +Properties:\n +(?:Role)?Name: (.+)$", RegexOptions.Multiline)]
    private static partial Regex FirstProperty();
}
