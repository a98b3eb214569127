using PciAutoHeal.Documents.AwsApis;

namespace PciAutoHeal.Documents.Tests.AwsApis;

public sealed class ApiModelTests
{
    private static readonly string[] Lines = [.. ShippedText().Split('\n').Where(line => line.Length > 0)];

    [Fact]
    public void A_structure_has_its_members_with_their_shapes()
    {
        var members = SmallModel.Model.MembersOf(new("vault", "Key"));

        members.Select(it => it.Name).Should().Equal("Kind", "Pin");
        members.Select(it => it.IsRequired).Should().Equal(false, true);
        members[0].Shape.Should().BeOfType<ApiShape.Choice>().Which.Words.Should().Equal("brass", "steel blue");
    }

    [Fact]
    public void An_operation_has_two_sides_or_one()
    {
        SmallModel.Model.Find(new("vault", "GetBox"))!.Output!.Name.Should().Be("Box");
        SmallModel.Model.Find(new("vault", "OpenBox"))!.Output.Should().BeNull();
        SmallModel.Model.Find(new("vault", "CloseBox")).Should().BeNull();
        SmallModel.Model.MembersOf(new("vault", "Empty")).Should().BeEmpty();
    }

    [Fact]
    public void What_ships_describes_the_brake() =>
        ApiModel.Embedded.MembersOf(ApiModel.Embedded.Find(new("ssm", "GetParameter"))!.Input!)
            .Should().ContainSingle(it => it.IsRequired).Which.Name.Should().Be("Name");

    [Fact]
    public void What_ships_is_whole_every_structure_that_is_named_is_there()
    {
        var named = Lines.Where(line => line.StartsWith("shape ")).SelectMany(line => line.Split('@').Skip(1)
            .Select(text => line.Split(' ')[1].Split(':')[0] + ":" + text.Split(' ', ']', '>')[0]));
        var there = Lines.Where(line => line.StartsWith("shape ")).Select(line => line.Split(' ')[1]);

        named.Distinct().Should().NotBeEmpty().And.BeSubsetOf(there);
    }

    [Fact]
    public void What_ships_is_sorted_so_that_a_new_call_is_a_small_difference()
    {
        var calls = Lines.Where(line => line.StartsWith("call ")).Select(line => line.Split(' ')[1]);

        calls.Should().BeInAscendingOrder(StringComparer.Ordinal).And.OnlyHaveUniqueItems();
    }

    private static string ShippedText()
    {
        using var reader = new StreamReader(typeof(ApiModel).Assembly.GetManifestResourceStream("operations.txt")!);
        return reader.ReadToEnd();
    }
}
