using System.Diagnostics.CodeAnalysis;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Diagnostics;
using PciAutoHeal.Documents.Organizations;

namespace PciAutoHeal.Documents.Tests.Organizations;

public sealed class OrganizationReaderTests
{
    private const string Example =
        """
        {
          "schema": "pciautoheal/organization/1",
          "organization": {
            "id": "o-a1b2c3d4e5", "managementAccountId": "111122223333", "delegatedAdministratorId": "222233334444"
          },
          "regions": ["us-east-1", "eu-west-1"],
          "accounts": [
            { "id": "111122223333", "name": "root", "state": "ACTIVE" },
            { "id": "222233334444", "name": "prod", "state": "SUSPENDED", "path": ["Workloads", "Prod"],
              "tags": { "pci": "in-scope" }, "regions": ["us-east-1"],
              "recorders": [
                { "region": "us-east-1", "recording": true, "allSupported": false, "includeGlobal": true }] }
          ]
        }
        """;

    [Fact]
    public void The_example_of_the_contract_is_read_in_full()
    {
        var (organization, diagnostics) = OrganizationReader.Read("org.json", Example);

        diagnostics.Should().BeEmpty();
        organization!.OrganizationId.Should().Be("o-a1b2c3d4e5");
        organization.DelegatedAdministratorId.Should().Be(AccountId.Parse("222233334444"));
        organization.Regions.Should().Equal(Region.Parse("us-east-1"), Region.Parse("eu-west-1"));
        organization.Accounts[0].Regions.Should().BeNull();
        organization.Accounts[0].Recorders.Should().BeNull();
        organization.Accounts[1].Should().BeEquivalentTo(
            new Account(AccountId.Parse("222233334444"), "prod", AccountState.Suspended)
            {
                Path = ["Workloads", "Prod"],
                Tags = new Dictionary<string, string> { ["pci"] = "in-scope" },
                Regions = [Region.Parse("us-east-1")],
                Recorders = [new(Region.Parse("us-east-1"), true, false, true)],
            });
    }

    [Fact]
    public void A_byte_order_mark_is_no_error() =>
        OrganizationReader.Read("org.json", "\uFEFF" + Example).Diagnostics.Should().BeEmpty();

    [Theory]
    [InlineData("\"ACTIVE\"", "1", "PAH1502", 8)]
    [InlineData("\"111122223333\", \"name\"", "111122223333, \"name\"", "PAH1502", 8)]
    [InlineData("\"id\": \"222233334444\"", "\"id\": \"22223333444\"", "PAH1504", 9)]
    [InlineData("\"id\": \"222233334444\"", "\"id\": \"111122223333\"", "PAH1505", 9)]
    [InlineData("[\"us-east-1\"],\n", "[\"mars\"],\n", "PAH1506", 10)]
    [InlineData("\"name\": \"root\"", "\"id\": \"111122223333\"", "PAH1507", 8)]
    [InlineData("\"name\": \"root\", \"state\": \"ACTIVE\"", "\"name\": \"root\"", "PAH1509", 8)]
    [InlineData("{ \"id\": \"111122223333\", \"name\"", "{ \"name\"", "PAH1509", 8)]
    [InlineData("\"recording\": true, ", "", "PAH1509", 12)]
    [InlineData("\"recording\": true", "\"recording\": \"yes\"", "PAH1502", 12)]
    [InlineData("organization/1", "organization/2", "PAH1513", 2)]
    [InlineData("o-a1b2c3d4e5", "a1b2c3d4e5", "PAH1515", 4)]
    [InlineData("\"us-east-1\", \"eu-west-1\"", "{}", "PAH1502", 6)]
    [InlineData("\"managementAccountId\": \"111122223333\", ", "", "PAH1517", 1)]
    [InlineData("\"schema\": ", "\"schema\" ", "PAH1501", 2)]
    [InlineData("  ]\n}", "  ]\n} x", "PAH1501", 14)]
    public void A_wrong_file_is_refused_with_code_and_line(string find, string put, string code, int line)
    {
        Example.Should().Contain(find);

        var (organization, diagnostics) = OrganizationReader.Read(
            "org.json", Example.Replace(find, put, StringComparison.Ordinal));

        organization.Should().BeNull();
        diagnostics[0].Should()
            .Match<Diagnostic>(d => d.Code == code && d.Severity == Severity.Error && d.Where!.Line == line);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{ \"accounts\": [] }")]
    [InlineData("{ \"Accounts\": [] }")]
    [InlineData("{ \"accounts\": {} }")]
    [InlineData("{ \"accounts\": [1, null, \"a\"] }")]
    public void A_file_without_accounts_is_never_an_organization(string text)
    {
        var (organization, diagnostics) = OrganizationReader.Read("org.json", text);

        organization.Should().BeNull();
        diagnostics.Should().Contain(d => d.Severity == Severity.Error);
    }

    [Theory]
    [InlineData("\"name\": \"root\"", "\"nmae\": {\"a\": [1]}", "PAH1503", "Did you mean 'name'?")]
    [InlineData("\"SUSPENDED\"", "\"Active\"", "PAH1508", "Did you mean 'ACTIVE'?")]
    [InlineData("\"delegatedAdministratorId\": \"222233334444\"", "\"delegatedAdministratorId\": \"999999999999\"", "PAH1518", "Add it")]
    public void What_others_may_have_added_is_a_warning(string find, string put, string code, string fix)
    {
        var (organization, diagnostics) = OrganizationReader.Read(
            "org.json", Example.Replace(find, put, StringComparison.Ordinal));

        organization.Should().NotBeNull();
        diagnostics.Should().ContainSingle().Which.Should().Match<Diagnostic>(
            d => d.Code == code && d.Severity == Severity.Warning && d.Fix!.StartsWith(fix));
    }

    [Fact]
    [SuppressMessage("Globalization", "CA1307", Justification = "Counts lines.")]
    public void Every_bad_account_of_a_large_file_is_told_with_its_line_and_in_no_time()
    {
        var accounts = string.Join(",\n", Enumerable.Range(0, 20_000).Select(n => $"{{\"id\":\"{n}\",\"state\":\"ACTIVE\"}}"));

        var diagnostics = OrganizationReader.Read("org.json", $"{{\"accounts\":[\n{accounts}]}}").Diagnostics;

        diagnostics.Select(d => d.Where!.Line).Should().Equal(Enumerable.Range(2, 20_000));
    }
}
