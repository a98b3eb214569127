using CsCheck;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Testing;

namespace PciAutoHeal.Core.Tests.Rollouts;

public sealed class ScopeTests
{
    private static readonly Account Shop = new(Organizations.Id(1), "shop", AccountState.Active)
    {
        Path = ["Workloads", "Prod"],
        Tags = new Dictionary<string, string> { ["pci"] = "in-scope", ["tier"] = "1" },
    };

    public static TheoryData<string, Inclusion?, bool> Inclusions => new()
    {
        { "no include", null, true },
        { "named", new() { Accounts = [Shop.Id] }, true },
        { "another named", new() { Accounts = [Organizations.Id(2)] }, false },
        { "named, in another unit", new() { Accounts = [Shop.Id], OrganizationalUnits = ["Sandbox"] }, true },
        { "another named, in the unit", new() { Accounts = [Organizations.Id(2)], OrganizationalUnits = ["Workloads"] }, true },
        { "one of the units", new() { OrganizationalUnits = ["Sandbox", "Workloads/Prod"] }, true },
        { "none of the units", new() { OrganizationalUnits = ["Sandbox", "Prod"] }, false },
        { "all tags", new() { Tags = Tags(("pci", "in-scope"), ("tier", "1")) }, true },
        { "one tag differs", new() { Tags = Tags(("pci", "in-scope"), ("tier", "2")) }, false },
        { "a tag it lacks", new() { Tags = Tags(("owner", "")) }, false },
        { "unit but not tag", new() { OrganizationalUnits = ["Workloads"], Tags = Tags(("tier", "2")) }, false },
        { "unit and tag", new() { OrganizationalUnits = ["Workloads"], Tags = Tags(("tier", "1")) }, true },
    };

    [Theory]
    [MemberData(nameof(Inclusions))]
    public void An_account_is_in_scope_by_name_or_by_every_criterion(string when, Inclusion? include, bool isIn) =>
        new Scope { Include = include }.Includes(Shop).Should().Be(isIn, when);

    [Fact]
    public void An_exclusion_wins_over_a_name()
    {
        var scope = new Scope
        {
            Include = new() { Accounts = [Shop.Id] },
            Exclude = [new(Shop.Id, "expired", null, A.Day.AddDays(-1)), new(Shop.Id, "frozen")],
        };

        scope.ExclusionOf(Shop.Id, A.Day)!.Reason.Should().Be("frozen");
        scope.ExclusionOf(Organizations.Id(2), A.Day).Should().BeNull();
    }

    [Fact]
    public void A_further_criterion_never_brings_an_account_in() =>
        Gen.Select(Fleets.Any, Specs.Any).Sample((organization, spec) =>
        {
            if (spec.Scope.Include is not { OrganizationalUnits.Count: > 0 } include)
                return true;
            var narrower = include with { Tags = Tags([.. include.Tags.Select(t => (t.Key, t.Value)), ("more", "yes")]) };
            return organization.Accounts.All(a => include.Takes(a) || !narrower.Takes(a));
        });

    private static Dictionary<string, string> Tags(params (string Key, string Value)[] tags) =>
        tags.ToDictionary(t => t.Key, t => t.Value);
}
