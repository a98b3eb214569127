using System.Text.Json.Nodes;
using PciAutoHeal.Core.Accounts;

namespace PciAutoHeal.Simulation.Services.Config.Aggregation;

/// <summary>A configuration aggregator; of the organization, or of accounts that are named.</summary>
public sealed record Aggregator(
    string Name,
    IReadOnlyList<JsonObject> AccountSources,
    JsonObject? OrganizationSource,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt)
{
    /// <summary>The accounts and regions that it reads, in order.</summary>
    public IEnumerable<(SimulatedAccount Account, Region Region)> Sources(Simulation.Organization organization)
    {
        var accounts = OrganizationSource is not null
            ? organization.Accounts.OrderBy(account => account.Id)
            : AccountSources.SelectMany(source => source.Texts("AccountIds")).Distinct()
                .Select(id => AccountId.TryParse(id, out var known) ? organization.Find(known) : null)
                .OfType<SimulatedAccount>().OrderBy(account => account.Id);
        var regions = Regions(organization);
        return from account in accounts from region in regions where account.IsEnabled(region) select (account, region);
    }

    private List<Region> Regions(Simulation.Organization organization)
    {
        IReadOnlyList<JsonObject> sources = OrganizationSource is { } one ? [one] : AccountSources;
        return sources.Any(source => source.Flag("AllAwsRegions") == true)
            ? [.. organization.Regions.Order()]
            : [.. sources.SelectMany(source => source.Texts("AwsRegions")).Distinct()
                .Where(name => Region.TryParse(name, out _)).Select(Region.Parse).Order()];
    }
}

/// <summary>The aggregators of one account and region.</summary>
public sealed class Aggregators
{
    private readonly SortedDictionary<string, Aggregator> all = new(StringComparer.Ordinal);
    private bool seeded;

    /// <summary>Those that were put, and the organization's own in the delegated administrator (a setting).</summary>
    public static SortedDictionary<string, Aggregator> Of(ApiCall call)
    {
        var here = call.Account.In<Aggregators>(call.InRegion);
        if (!here.seeded)
        {
            here.seeded = true;
            here.Seed(call);
        }

        return here.all;
    }

    private void Seed(ApiCall call)
    {
        var settings = call.Cloud.Settings.Of<ConfigSettings>();
        var organization = call.Cloud.Organization;
        var home = settings.AggregatorRegion ?? organization.Regions[0].Value;
        if (settings.Aggregator is not { } name || call.Region != home) return;
        if (call.Caller.Account != organization.DelegatedAdministrator.Id) return;
        var role = $"arn:{call.InRegion.Partition}:iam::{call.Caller.Account}:role/service-role/AWSConfigRoleForOrganizations";
        all[name] = new(
            name,
            [],
            new() { ["RoleArn"] = role, ["AllAwsRegions"] = true },
            call.Cloud.StartedAt.AddDays(-365),
            call.Cloud.StartedAt.AddDays(-365));
    }
}
