using CsCheck;
using PciAutoHeal.Core.Accounts;

namespace PciAutoHeal.Simulation.Tests.Organization;

public sealed class OrganizationGeneratorTests
{
    private static readonly Region[] Regions = [World.Ireland, World.Virginia, Region.Parse("eu-central-1")];

    [Fact]
    public void It_has_as_many_different_accounts_as_asked_for_the_administrators_included() =>
        Gen.Select(Gen.Int[2, 300], Gen.Long).Sample((count, seed) =>
        {
            var snapshot = OrganizationGenerator.Generate(count, Regions, seed);
            var ids = snapshot.Accounts.Select(account => account.Id).ToHashSet();
            return ids.Count == count && ids.Contains(snapshot.ManagementAccountId)
                && ids.Contains(snapshot.DelegatedAdministratorId)
                && snapshot.ManagementAccountId != snapshot.DelegatedAdministratorId;
        });

    [Fact]
    public void The_same_seed_gives_the_same_organization_and_another_another()
    {
        string Text(long seed) => System.Text.Json.JsonSerializer.Serialize(OrganizationGenerator.Generate(50, Regions, seed));

        Text(1).Should().Be(Text(1)).And.NotBe(Text(2));
    }

    [Fact]
    public void Forty_accounts_have_a_suspended_one_and_a_region_without_a_recorder()
    {
        var snapshot = OrganizationGenerator.Generate(40, Regions, 1);

        snapshot.Accounts.Should().ContainSingle(account => account.State == AccountState.Suspended);
        snapshot.Accounts.Should().ContainSingle(account => account.Recorders!.Count < Regions.Length);
    }

    [Fact]
    public void A_healthy_one_has_neither()
    {
        var snapshot = OrganizationGenerator.Generate(400, Regions, 1, healthy: true);

        snapshot.Accounts.Should().OnlyContain(account => account.State == AccountState.Active
            && account.Recorders!.Count == Regions.Length && account.Recorders.All(recorder => recorder.Recording));
    }

    [Fact]
    public void Most_accounts_are_workloads_and_some_of_them_in_scope()
    {
        var snapshot = OrganizationGenerator.Generate(200, Regions, 1);

        snapshot.Accounts.Count(account => account.IsIn("Workloads")).Should().BeGreaterThan(100);
        snapshot.Accounts.Count(account => account.Tags.GetValueOrDefault("pci") == "in-scope")
            .Should().BeInRange(40, 150);
    }
}
