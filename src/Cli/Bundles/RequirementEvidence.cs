using PciAutoHeal.Cli.Report;
using PciAutoHeal.Core.Accounts;

namespace PciAutoHeal.Cli.Bundles;

/// <summary>A requirement, by number alone: which rules stood for it, where and since when.</summary>
internal sealed record RequirementEvidence(string Standard, string Requirement, IReadOnlyList<RuleEvidence> Rules)
{
    public static IReadOnlyList<RequirementEvidence> Of(
        ReportCoverage coverage, IReadOnlyList<RuleInForce> rules, IReadOnlyList<InForce> spans, IReadOnlyList<Target> planned)
    {
        var handling = coverage.Rules.ToDictionary(row => row.Rule, StringComparer.Ordinal);
        var now = spans.Where(span => span.Until is null).ToLookup(span => span.Target.Region);
        var wanted = planned.ToLookup(target => target.Region);
        var evidence = rules.Where(rule => rule.Checks is not null)
            .ToLookup(rule => rule.Checks!, rule => Rule(rule), StringComparer.Ordinal);
        return [.. coverage.Requirements.Select(it => new RequirementEvidence(
            it.Standard, it.Requirement, [.. it.Rules.SelectMany(name => evidence[name])]))];

        RuleEvidence Rule(RuleInForce rule)
        {
            var row = handling.GetValueOrDefault(rule.Checks!);
            var here = rule.Regions?.SelectMany(region => now[region]).Select(span => span.From).ToList();
            return new(
                rule.Checks!,
                rule.Name,
                rule.Pack.DeployedName.Value,
                row?.Handling,
                rule.Remediation,
                rule.Regions?.Select(region => region.Value).ToList(),
                rule.Regions?.Sum(region => wanted[region].Count()),
                here?.Count,
                here is { Count: > 0 } ? here.Min() : null,
                here is { Count: > 0 } ? here.Max() : null);
        }
    }
}

/// <param name="Planned">Targets that were to have it.</param>
/// <param name="InForce">Targets where a detailed status confirms it; in-force.csv lists them.</param>
/// <param name="Since">Since when in the first of them.</param>
/// <param name="SinceEverywhere">Since when in all of those.</param>
internal sealed record RuleEvidence(
    string Rule,
    string Name,
    string Pack,
    string? Handling,
    string? Remediation,
    IReadOnlyList<string>? Regions,
    int? Planned,
    int? InForce,
    DateTimeOffset? Since,
    DateTimeOffset? SinceEverywhere);
