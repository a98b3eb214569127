using System.Globalization;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Diagnostics;
using PciAutoHeal.Core.Rollouts;

namespace PciAutoHeal.Core.Waves;

/// <summary>Finds what a spec says that the organization contradicts. Errors here are invalid input.</summary>
public static class SpecDiagnostics
{
    public static IEnumerable<Diagnostic> Check(RolloutSpec spec, OrganizationSnapshot organization, DateOnly today) =>
    [
        .. UnknownAccounts(spec, organization),
        .. UnknownUnits(spec, organization),
        .. UnknownRegions(spec, organization),
        .. NoRegions(spec, organization),
        .. Overlaps(spec),
        .. ExpiredExclusions(spec, today),
    ];

    /// <summary>Whether the spec names accounts, which may be mistyped.</summary>
    public static bool NamesAccounts(RolloutSpec spec) =>
        spec.Scope.Include?.Accounts.Count > 0 || spec.Scope.Exclude.Count > 0 || spec.Waves.Any(w => w.Accounts.Count > 0)
        || spec.Gates.Alarms?.Any(a => a.Account is not null) == true;

    private static IEnumerable<Diagnostic> UnknownAccounts(RolloutSpec spec, OrganizationSnapshot organization)
    {
        var known = organization.Accounts.Select(a => a.Id).ToHashSet();
        var inScope = spec.Scope.Include?.Accounts.Select(a => (Id: a, spec.Scope.Include.Where, In: "scope.include")) ?? [];
        var excluded = spec.Scope.Exclude.Select(e => (Id: e.Account, e.Where, In: "scope.exclude"));
        var inWaves = spec.Waves.SelectMany(w => w.Accounts.Select(a => (Id: a, w.Where, In: $"wave '{w.Name}'")));
        var withAlarms = spec.Gates.Alarms?.Where(a => a.Account is not null).Select(a => (Id: a.Account!, a.Where, In: "gates.alarms")) ?? [];
        return inScope.Concat(excluded).Concat(inWaves).Concat(withAlarms).Where(x => !known.Contains(x.Id)).Select(x => Diagnostic.Error(
            "PAH1201",
            $"{x.In} names account {x.Id}, which is not in organization {organization.OrganizationId}.",
            x.Where,
            "Correct the account id, or remove it if the account has left."));
    }

    private static IEnumerable<Diagnostic> UnknownUnits(RolloutSpec spec, OrganizationSnapshot organization)
    {
        if (organization.Accounts.All(a => a.Path.Count == 0))
        {
            return []; // a plain account list knows no units; uncovered accounts are still found
        }

        var inScope = spec.Scope.Include?.OrganizationalUnits.Select(u => (Unit: u, spec.Scope.Include.Where, In: "scope.include")) ?? [];
        var inWaves = spec.Waves.SelectMany(
            w => w.OrganizationalUnits.Select(u => (Unit: u, w.Where, In: $"wave '{w.Name}'")));
        return inScope.Concat(inWaves)
            .Where(x => !organization.Accounts.Any(a => a.IsIn(x.Unit)))
            .Select(x => Diagnostic.Warning(
                "PAH1206",
                $"{x.In} names organizational unit '{x.Unit}', in which there is no account.",
                x.Where,
                "Units are named from below the root, such as Workloads/Prod."));
    }

    private static IEnumerable<Diagnostic> UnknownRegions(RolloutSpec spec, OrganizationSnapshot organization) =>
        (spec.Regions ?? []).Append(spec.HomeRegion).OfType<Region>().Distinct()
            .Where(r => organization.Regions.Count > 0 && !organization.Regions.Contains(r))
            .Select(r => Diagnostic.Warning(
                "PAH1207",
                $"Region {r} is not among the organization's regions ({string.Join(", ", organization.Regions)}).",
                fix: "Enable the region, or remove it from the spec."));

    private static IEnumerable<Diagnostic> NoRegions(RolloutSpec spec, OrganizationSnapshot organization)
    {
        if (spec.Regions is null && organization.Regions.Count == 0)
        {
            yield return Diagnostic.Error(
                "PAH1209",
                "The spec asks for all enabled regions, and the organization does not say which these are.",
                fix: "Name the regions in the spec, or in the organization file.");
        }
    }

    private static IEnumerable<Diagnostic> Overlaps(RolloutSpec spec)
    {
        foreach (var twice in spec.Waves.SelectMany(w => w.Accounts.Distinct().Select(a => (Id: a, Wave: w))).GroupBy(x => x.Id).Where(g => g.Count() > 1))
        {
            yield return Diagnostic.Error(
                "PAH1202",
                $"Account {twice.Key} is named in the waves {string.Join(" and ", twice.Select(x => $"'{x.Wave.Name}'"))}.",
                twice.Last().Wave.Where,
                "Name an account in one wave only.");
        }

        var rest = spec.Waves.Select((wave, index) => (wave, index)).FirstOrDefault(x => x.wave.Rest && x.wave.Percent is null);
        if (rest.wave is not null && rest.index < spec.Waves.Count - 1)
        {
            yield return Diagnostic.Error(
                "PAH1204",
                $"Wave '{rest.wave.Name}' takes the rest, so nothing is left for '{spec.Waves[rest.index + 1].Name}' after it.",
                spec.Waves[rest.index + 1].Where,
                "Make the wave with `rest: true` the last one.");
        }
    }

    private static IEnumerable<Diagnostic> ExpiredExclusions(RolloutSpec spec, DateOnly today) =>
        spec.Scope.Exclude.Where(e => e.HasExpired(today)).Select(e => Diagnostic.Warning(
            "PAH1208",
            string.Create(
                CultureInfo.InvariantCulture,
                $"The exclusion of account {e.Account} ({e.Reason}) expired on {e.Expires:yyyy-MM-dd} and is not honoured."),
            e.Where,
            "Renew its date with a reason, or remove it."));
}
