using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Diagnostics;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Core.Waves;
using PciAutoHeal.Testing;

namespace PciAutoHeal.Core.Tests.Waves;

public sealed class SpecDiagnosticsTests
{
    private static readonly OrganizationSnapshot Fleet = Organizations.Of(10);

    [Fact]
    public void A_spec_that_fits_has_no_findings() => Check(A.Spec(A.Wave("canary", 1), A.Rest)).Should().BeEmpty();

    [Fact]
    public void An_unknown_account_is_found_wherever_it_is_named()
    {
        var stranger = Organizations.Id(99);
        var spec = A.Spec(A.Wave("canary", 99), A.Rest) with
        {
            Scope = new() { Include = new() { Accounts = [stranger] }, Exclude = [new(stranger, "gone")] },
        };

        var found = Check(spec);

        found.Should().OnlyContain(d => d.Code == "PAH1201" && d.Severity == Severity.Error);
        found.Select(d => d.Message.Split(" names ")[0]).Should()
            .Equal("scope.include", "scope.exclude", "wave 'canary'");
    }

    [Fact]
    public void An_account_in_two_waves_is_an_error() =>
        Codes(A.Spec(A.Wave("a", 1, 2), A.Wave("b", 2), A.Rest)).Should().Equal("PAH1202");

    [Fact]
    public void A_wave_after_the_rest_is_an_error() =>
        Codes(A.Spec(A.Rest, A.Wave("b", 2))).Should().Equal("PAH1204");

    [Fact]
    public void A_unit_without_accounts_is_a_warning() =>
        Check(A.Spec(new WaveSpec("a") { OrganizationalUnits = ["Worklods"] }, A.Rest)).Should().ContainSingle()
            .Which.Should().Match<Diagnostic>(d => d.Code == "PAH1206" && d.Severity == Severity.Warning);

    [Fact]
    public void Where_no_units_are_known_none_is_missed()
    {
        var plain = Fleet with { Accounts = [.. Fleet.Accounts.Select(a => a with { Path = [] })] };

        SpecDiagnostics.Check(A.Spec(new WaveSpec("a") { OrganizationalUnits = ["X"] }, A.Rest), plain, A.Day)
            .Should().BeEmpty();
    }

    [Fact]
    public void A_region_nobody_uses_is_a_warning() =>
        Codes(A.Spec() with { Regions = [Region.Parse("eu-west-1")], HomeRegion = Region.Parse("us-west-2") })
            .Should().Equal("PAH1207", "PAH1207");

    [Fact]
    public void All_enabled_regions_of_an_organization_that_names_none_is_an_error() =>
        SpecDiagnostics.Check(A.Spec(), Fleet with { Regions = [] }, A.Day).Select(d => d.Code).Should()
            .Equal("PAH1209");

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, false)]
    [InlineData(1, false)]
    public void An_exclusion_is_honoured_to_the_end_of_its_last_day(int days, bool expired)
    {
        var scope = new Scope { Exclude = [new(Organizations.Id(3), "frozen", null, A.Day.AddDays(days))] };

        Codes(A.Spec() with { Scope = scope }).Should().Equal(expired ? ["PAH1208"] : []);
        (scope.ExclusionOf(Organizations.Id(3), A.Day) is null).Should().Be(expired);
    }

    private static IEnumerable<string> Codes(RolloutSpec spec) => Check(spec).Select(d => d.Code);

    private static List<Diagnostic> Check(RolloutSpec spec) => [.. SpecDiagnostics.Check(spec, Fleet, A.Day)];
}
