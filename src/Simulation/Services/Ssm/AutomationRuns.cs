using System.Globalization;
using System.Text.Json.Nodes;
using PciAutoHeal.Simulation.Services.Config;
using PciAutoHeal.Simulation.Services.Config.Members;
using PciAutoHeal.Simulation.Services.Config.Packs;

namespace PciAutoHeal.Simulation.Services.Ssm;

/// <summary>
/// The runs that automatic remediations of packs have started, as Systems Manager lists them: newest first. Nobody else
/// starts documents in this world.
/// </summary>
internal static class AutomationRuns
{
    public static JsonObject Describe(ApiCall call)
    {
        Func<Run, bool>[] filters = [.. call.Objects("Filters").Select(filter => Filter(filter.Text("Key"), filter.Texts("Values")))];
        var size = Page.Size(call, "MaxResults", 1, 50, 50, SsmErrors.Validation);
        var runs = All(call).Where(run => filters.All(passes => passes(run)))
            .OrderByDescending(run => run.Start).ThenBy(run => run.Id, StringComparer.Ordinal).ToList();
        var page = Page.Of(runs, call.Text("NextToken"), size, "InvalidNextToken");
        return new()
        {
            ["AutomationExecutionMetadataList"] = new JsonArray([.. page.Rows.Select(Shape)]),
            ["NextToken"] = page.NextToken,
        };
    }

    private static IEnumerable<Run> All(ApiCall call)
    {
        var compliance = new Compliance(call.Cloud, call.Cloud.Now);
        foreach (var pack in InstalledPacks.In(call.Cloud, call.Account, call.InRegion, call.Cloud.Now))
        {
            foreach (var rule in pack.Rules)
            {
                if (compliance.HealedAt(pack, rule) is { } end && Begun(compliance, pack, rule) is var start && start <= call.Cloud.Now)
                    yield return new(
                        IdOf(call, pack, rule), rule.Remediation!.TargetId, start, end, end <= call.Cloud.Now);
            }
        }
    }

    /// <summary>When the rule has found something and the pack heals, whichever comes last.</summary>
    private static DateTimeOffset Begun(Compliance compliance, InstalledPack pack, PackRule rule) =>
        compliance.EvaluatedAt(pack, rule) is var found && found > pack.Since ? found : pack.Since;

    private static string IdOf(ApiCall call, InstalledPack pack, PackRule rule)
    {
        var hex = Chance.Hash(0, "run", pack.Account.Id.Value, pack.Region.Value, pack.Name, rule.Identifier)
            .ToString("x16", CultureInfo.InvariantCulture);
        return $"{hex[..8]}-{hex[8..12]}-4{hex[13..16]}-8{hex[..3]}-{call.Caller.Account.Value}";
    }

    private static Func<Run, bool> Filter(string? key, IReadOnlyList<string> values) => key switch
    {
        "DocumentNamePrefix" => run => values.Any(value => run.Document.StartsWith(value, StringComparison.Ordinal)),
        "ExecutionStatus" => run => values.Contains(run.Status),
        "StartTimeAfter" => run => values.All(value => run.Start >= Moment(value)),
        "StartTimeBefore" => run => values.All(value => run.Start <= Moment(value)),
        _ => throw new ApiError("InvalidFilterKey", $"The filter key {key} is not valid."),
    };

    private static DateTimeOffset Moment(string value) =>
        DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? at
            : throw new ApiError("InvalidFilterValue", $"The filter value {value} is not a valid time.");

    private static JsonObject Shape(Run run)
    {
        return new JsonObject
        {
            ["AutomationExecutionId"] = run.Id,
            ["DocumentName"] = run.Document,
            ["DocumentVersion"] = "1",
            ["AutomationExecutionStatus"] = run.Status,
            ["ExecutionStartTime"] = Instant.Of(run.Start),
            ["Mode"] = "Auto",
            ["AutomationType"] = "Local",
        }.With(("ExecutionEndTime", run.IsOver ? Instant.Of(run.End) : null));
    }

    private sealed record Run(string Id, string Document, DateTimeOffset Start, DateTimeOffset End, bool IsOver)
    {
        public string Status => IsOver ? "Success" : "InProgress";
    }
}
