using System.Text.Json;
using CsCheck;
using PciAutoHeal.Documents.Generation;

namespace PciAutoHeal.Documents.Tests.Generation;

public sealed class RolePolicyTests
{
    private static readonly Gen<RoleStatement> Statements = Gen.Select(
        Gen.Bool,
        Gen.Bool,
        Gen.String[Gen.Char.AlphaNumeric, 1, 40].List[1, 12],
        (isAll, isPassed, actions) => new RoleStatement(
            isAll ? "*" : "arn:aws-us-gov:ec2:*:123456789012:security-group/*", isPassed ? "cloudtrail.amazonaws.com" : null, Policy: null, actions));

    [Fact]
    public void Its_size_is_that_of_the_policy_as_json() => Statements.List[0, 30].Sample(statements =>
        new RolePolicy(statements).Size == Json(statements).Length);

    [Fact]
    public void What_stands_for_account_and_partition_counts_as_what_it_will_be()
    {
        var written = new RolePolicy([new("arn:${AWS::Partition}:ec2:*:${AWS::AccountId}:volume/*", null, null, ["ec2:DeleteVolume"])]);
        var meant = new RolePolicy([new("arn:aws-us-gov:ec2:*:123456789012:volume/*", null, null, ["ec2:DeleteVolume"])]);

        written.Size.Should().Be(meant.Size);
    }

    private static string Json(IReadOnlyList<RoleStatement> statements) => JsonSerializer.Serialize(new
    {
        Version = "2012-10-17",
        Statement = statements.Select(it => it.PassedTo is { } service
            ? (object)new { Effect = "Allow", Action = it.Actions, it.Resource, Condition = Passed(service) }
            : new { Effect = "Allow", Action = it.Actions, it.Resource }),
    });

    private static Dictionary<string, Dictionary<string, string>> Passed(string service) =>
        new() { ["StringEquals"] = new() { ["iam:PassedToService"] = service } };
}
