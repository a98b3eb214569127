using System.Text.Json.Nodes;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Simulation;
using PciAutoHeal.Simulation.Services.Config.Organization;

namespace PciAutoHeal.Scenarios.Tests.Staging;

/// <summary>
/// Listens on the wire and keeps every put of an organization pack, with what it met in the simulated AWS.
/// </summary>
internal sealed class PutTap(SimulatedCloud cloud) : DelegatingHandler(cloud.CreateHandler())
{
    private readonly List<SentPut> puts = [];

    public IReadOnlyList<SentPut> Puts => puts;

    /// <summary>Called before every request; what it throws is what the caller's connection does.</summary>
    public Action<string> BeforeCall { get; set; } = _ => { };

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var operation = request.Headers.TryGetValues("X-Amz-Target", out var targets) ? targets.First().Split('.')[^1] : "";
        BeforeCall(operation);
        if (operation != "PutOrganizationConformancePack")
        {
            return await base.SendAsync(request, cancellationToken);
        }

        var text = await request.Content!.ReadAsStringAsync(cancellationToken);
        var body = JsonNode.Parse(text)!;
        var pack = (string)body["OrganizationConformancePackName"]!;
        var region = RegionOf(request);
        var (live, members) = cloud.Between(c => (LiveIn(c, pack, region), MembersOf(c)));
        var response = await base.SendAsync(request, cancellationToken);
        puts.Add(new(
            cloud.Clock.GetUtcNow(),
            pack,
            region,
            body["ExcludedAccounts"]?.AsArray().Select(id => AccountId.Parse((string)id!)).ToHashSet() ?? [],
            live,
            members,
            response.IsSuccessStatusCode,
            text));
        return response;
    }

    /// <summary>The region is in the signature's scope: Credential=KEY/DATE/REGION/SERVICE/aws4_request.</summary>
    private static Region RegionOf(HttpRequestMessage request) =>
        Region.Parse(string.Concat(request.Headers.NonValidated["Authorization"]).Split('/')[2]);

    private static HashSet<AccountId> MembersOf(SimulatedCloud c) =>
        [.. c.Organization.Accounts.Where(a => c.Organization.FindMember(a.Id) is not null).Select(a => a.Id)];

    private static HashSet<AccountId> LiveIn(SimulatedCloud c, string pack, Region region) =>
    [
        .. OrganizationPacks.Of(c).In(region)
            .Where(p => p.Name == pack && !p.IsGone(c.Now))
            .SelectMany(p => p.Members)
            .Where(m => m.Work.Action != MemberAction.Delete)
            .Select(m => m.Account.Id),
    ];
}
