using CsCheck;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Testing;

namespace PciAutoHeal.Core.Tests.Accounts;

public sealed class TargetTests
{
    private static readonly Gen<Target> Targets = Gen.Select(
        Gen.Int[0, 3].Select(Organizations.Id),
        Gen.OneOf("us-east-1", "eu-west-1", "us-east-2").Select(Region.Parse),
        (account, region) => new Target(account, region));

    [Fact]
    public void Targets_are_ordered_by_account_and_then_by_region() =>
        Targets.Array[0, 20].Sample(targets =>
            targets.Order().SequenceEqual(targets.OrderBy(t => $"{t.Account} {t.Region}", StringComparer.Ordinal)));

    [Fact]
    public void The_order_agrees_with_equality_and_with_the_operators() =>
        Gen.Select(Targets, Targets).Sample((a, b) =>
            (a.CompareTo(b) == 0) == (a == b) && (a < b) == (b > a) && (a <= b) == (b >= a) && (a < b) == !(a >= b));

    [Theory]
    [InlineData("us-east-1", "aws")]
    [InlineData("us-gov-west-1", "aws-us-gov")]
    [InlineData("cn-north-1", "aws-cn")]
    public void A_region_knows_its_partition(string region, string partition) =>
        Region.Parse(region).Partition.Should().Be(partition);
}
