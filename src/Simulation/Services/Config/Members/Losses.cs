using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Simulation.Services.Config.Packs;

namespace PciAutoHeal.Simulation.Services.Config.Members;

/// <summary>
/// What packs have brought to an account and is not there any more, and resources that remediation leaves alone. Rules
/// are named as in the member.
/// </summary>
public sealed class Losses
{
    private readonly HashSet<(Region Region, string Rule)> rules = [];
    private readonly HashSet<(Region Region, string Rule)> remediations = [];
    private readonly SortedDictionary<(string Region, string Rule, string Resource), RemediationException> exceptions = [];
    private readonly Dictionary<(Region Region, string Suffix, PackRules All), PackRules> left = [];

    public void LoseRule(Region region, string rule) => Change(() => rules.Add((region, rule)));

    public void LoseRemediation(Region region, string rule) => Change(() => remediations.Add((region, rule)));

    public void GiveBack(Region region, string rule) =>
        Change(() => rules.Remove((region, rule)) | remediations.Remove((region, rule)));

    public void Except(Region region, string rule, RemediationException one) =>
        exceptions[(region.Value, rule, one.ResourceId)] = one;

    public bool Unexcept(Region region, string rule, string resource) =>
        exceptions.Remove((region.Value, rule, resource));

    public IEnumerable<RemediationException> ExceptionsOf(Region region, string rule) =>
        exceptions.Where(one => one.Key.Region == region.Value && one.Key.Rule == rule).Select(one => one.Value);

    /// <summary>The rules of a pack that are still there, with the remediations that are.</summary>
    internal PackRules Left(Region region, string suffix, PackRules all)
    {
        if (rules.Count + remediations.Count == 0) return all;
        if (left.TryGetValue((region, suffix, all), out var known)) return known;
        var found = all.Where(rule => !rules.Contains((region, rule.NameIn(suffix))))
            .Select(rule => remediations.Contains((region, rule.NameIn(suffix))) ? rule with { Remediation = null } : rule)
            .ToList();
        return left[(region, suffix, all)] = found.SequenceEqual(all, ReferenceEqualityComparer.Instance) ? all : new(found);
    }

    private void Change(Func<bool> change)
    {
        _ = change();
        left.Clear();
    }
}

/// <summary>A resource that remediation leaves alone, and why.</summary>
public sealed record RemediationException(string ResourceType, string ResourceId, string? Message);
