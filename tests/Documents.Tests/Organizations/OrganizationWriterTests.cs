using CsCheck;
using PciAutoHeal.Documents.Organizations;
using PciAutoHeal.Testing;

namespace PciAutoHeal.Documents.Tests.Organizations;

public sealed class OrganizationWriterTests
{
    [Fact]
    public void What_is_written_is_read_back_the_same() =>
        Fleets.Any.Sample(
            organization =>
            {
                var (read, diagnostics) = OrganizationReader.Read("org.json", OrganizationWriter.Write(organization));

                diagnostics.Should().BeEmpty();
                read.Should().BeEquivalentTo(organization, options => options.WithStrictOrdering());
            },
            iter: 50);

    [Fact]
    public void The_order_of_accounts_changes_nothing() =>
        Fleets.Any.Sample(organization =>
            OrganizationWriter.Write(organization with { Accounts = [.. organization.Accounts.Reverse()] })
                == OrganizationWriter.Write(organization));

    [Fact]
    public void Names_stay_readable()
    {
        var organization = Testing.Organizations.Of(2).With(1, account => account with { Name = "Größe & \"Söhne\"" });

        OrganizationWriter.Write(organization).Should().Contain("""
            "name": "Größe & \"Söhne\""
            """);
    }
}
