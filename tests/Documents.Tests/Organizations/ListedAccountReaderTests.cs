using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Documents.Organizations;

namespace PciAutoHeal.Documents.Tests.Organizations;

public sealed class ListedAccountReaderTests
{
    private const string Listed =
        """
        {
            "Accounts": [
                {
                    "Id": "111122223333",
                    "Arn": "arn:aws:organizations::111122223333:account/o-exampleorgid/111122223333",
                    "Email": "a@example.com",
                    "Name": "Root",
                    "Status": "ACTIVE",
                    "JoinedMethod": "INVITED",
                    "JoinedTimestamp": "2024-10-09T12:00:00.123000+00:00"
                },
                {
                    "Id": "222233334444",
                    "Arn": "arn:aws:organizations::111122223333:account/o-exampleorgid/222233334444",
                    "Email": "b@example.com",
                    "Name": "Shop",
                    "Status": "ACTIVE",
                    "State": "PENDING_CLOSURE",
                    "Paths": ["o-exampleorgid/r-ab12/ou-ab12-11111111/ou-ab12-22222222/222233334444/"],
                    "JoinedMethod": "CREATED",
                    "JoinedTimestamp": 1728475200.5
                }
            ]
        }
        """;

    [Fact]
    public void The_plain_output_of_list_accounts_is_an_organization()
    {
        var (organization, diagnostics) = OrganizationReader.Read("accounts.json", Listed);

        diagnostics.Should().BeEmpty();
        organization!.OrganizationId.Should().Be("o-exampleorgid");
        organization.ManagementAccountId.Value.Should().Be("111122223333");
        organization.Regions.Should().BeEmpty();
        organization.Accounts.Select(a => a.Name).Should().Equal("Root", "Shop");
        organization.Accounts.Should().OnlyContain(a => a.Regions == null && a.Recorders == null);
    }

    [Fact]
    public void State_speaks_before_status() =>
        Read(Listed).Select(a => a.State).Should().Equal(AccountState.Active, AccountState.PendingClosure);

    [Fact]
    public void Units_are_known_by_their_ids_where_paths_are_listed() =>
        Read(Listed)[1].Path.Should().Equal("ou-ab12-11111111", "ou-ab12-22222222");

    [Theory]
    [InlineData("    ]\n}", "    ], \"NextToken\": \"abc\"\n}", "PAH1514")]
    [InlineData("o-exampleorgid/222233334444\"", "o-other/222233334444\"", "PAH1512")]
    [InlineData("arn:aws:organizations::111122223333:account/o-exampleorgid/222233334444", "arn:aws:iam::x", "PAH1511")]
    [InlineData("\"Status\": \"ACTIVE\",\n            \"JoinedMethod\": \"INVITED\"", "\"JoinedMethod\": \"INVITED\"", "PAH1509")]
    [InlineData("\"Id\": \"222233334444\"", "\"Id\": \"111122223333\"", "PAH1505")]
    public void A_list_that_cannot_be_trusted_is_refused(string find, string put, string code)
    {
        Listed.Should().Contain(find);

        var (organization, diagnostics) =
            OrganizationReader.Read("accounts.json", Listed.Replace(find, put, StringComparison.Ordinal));

        organization.Should().BeNull();
        diagnostics.Select(d => d.Code).Should().Equal(code);
    }

    private static IReadOnlyList<Account> Read(string text) =>
        OrganizationReader.Read("accounts.json", text).Organization!.Accounts;
}
