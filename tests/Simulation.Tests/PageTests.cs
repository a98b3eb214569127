using CsCheck;

namespace PciAutoHeal.Simulation.Tests;

public sealed class PageTests
{
    [Fact]
    public void The_pages_together_are_the_rows() => Gen.Select(Gen.Int.Array, Gen.Int[1, 30]).Sample((rows, max) =>
    {
        List<int> seen = [];
        string? token = null;
        do
        {
            var page = Page.Of(rows, token, max, "Invalid");
            page.Rows.Count.Should().BeLessThanOrEqualTo(max);
            seen.AddRange(page.Rows);
            token = page.NextToken;
        }
        while (token is not null);

        seen.Should().Equal(rows);
    });

    [Fact]
    public void A_token_that_was_not_handed_out_is_the_services_error() =>
        Gen.String.Where(text => text.Length > 0).Sample(text =>
    {
        var act = () => Page.Of([1, 2, 3], text, 1, "InvalidNextToken");

        act.Should().Throw<ApiError>().Which.Code.Should().Be("InvalidNextToken");
    });
}
