using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Drift;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Steps.Drift;

/// <summary>
/// Finds out who made a difference, for what differs alone: one look an account, region and kind of change, and a
/// bounded number of them. What an earlier report explained stays explained.
/// </summary>
public sealed class CauseReading(IChangeTrail trail, StepLimits limits)
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    public async Task<IReadOnlyList<DriftItem>> ExplainAsync(
        CauseScope scope, IReadOnlyList<DriftItem> items, CancellationToken ct)
    {
        if (items.Count == 0)
        {
            return items;
        }

        var known = scope.Earlier?.Items.Where(i => i is { Cause: not null, Since: not null }).ToDictionary(i => i.Id) ?? [];
        var open = items.Where(i => !known.ContainsKey(i.Id)).ToList();
        var asked = open.SelectMany(i => QuestionsOf(scope, i)).Distinct().Take(limits.TrailLookups).ToList();
        var answers = await FanOut.RunAsync(
            asked, limits.Parallelism, async (q, stop) => (Question: q, Found: await trail.FindAsync(q, stop)), ct);
        var found = answers.ToDictionary(a => a.Question, a => a.Found);
        return
        [
            .. items.Select(i => known.TryGetValue(i.Id, out var old)
                ? i with { Cause = old.Cause, Since = old.Since }
                : DriftCauses.Explain(i, DriftCauses.Find(
                    i, QuestionsOf(scope, i).SelectMany(q => found.TryGetValue(q, out var changes) ? changes : [])))),
        ];
    }

    private static IEnumerable<TrailQuestion> QuestionsOf(CauseScope scope, DriftItem item)
    {
        var oldest = scope.Now - Kept;
        var from = scope.From > oldest ? scope.From : oldest;
        var global = DriftCauses.TrailOf(item with { Region = null }, scope.Home);
        return
        [
            .. DriftCauses.EventsOf(item.Kind).Select(e => Ask(item.Account, DriftCauses.TrailOf(item, scope.Home), e)),
            .. DriftCauses.EventsOfOrganization(item.Kind).Select(e => Ask(null, item.Region ?? scope.Home, e)),
            .. DriftCauses.EventsOfManagement(item.Kind).Select(e => Ask(scope.Management, global, e)),
        ];

        TrailQuestion Ask(AccountId? account, Region region, string change) =>
            new(account, scope.Role, region, change, from, scope.Now);
    }
}

/// <summary>Where and when causes are looked for.</summary>
/// <param name="From">Since when a change can be one: the plan was made then.</param>
public sealed record CauseScope(
    AccountId Management, string Role, Region Home, DateTimeOffset From, DateTimeOffset Now, DriftReport? Earlier);
