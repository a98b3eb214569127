using PciAutoHeal.Core.Faults;
using PciAutoHeal.Simulation.Services.Config.Packs;

namespace PciAutoHeal.Simulation.Services.Config.Members;

/// <summary>
/// What the rules of a pack find, as a function of the seed and the time. A finding belongs to the account's
/// resources, not to the pack: the same rule in two packs, or in two versions of one, says the same.
/// </summary>
public sealed class Compliance(SimulatedCloud cloud, DateTimeOffset now)
{
    private readonly ConfigSettings settings = cloud.Settings.Of<ConfigSettings>();
    private readonly bool regressions = cloud.Faults.InForce(FaultKind.RuleRegressed, now).Any();

    public Verdict Pack(InstalledPack pack) => Count(pack).Verdict;

    public IEnumerable<(PackRule Rule, Verdict Verdict)> Rules(InstalledPack pack)
    {
        var regressed = Regressed(pack);
        foreach (var rule in pack.Rules) yield return (rule, rule == regressed ? Verdict.NonCompliant : Of(pack, rule));
    }

    /// <summary>
    /// How many rules say what; a look at those that find something, once all rules have had their first result.
    /// </summary>
    public PackCount Count(InstalledPack pack)
    {
        var rules = pack.Rules;
        if (pack.AllRulesSince(now) is { } since && now >= since + settings.FirstEvaluationTakes.Most && !IsStruck(pack))
        {
            var bad = Finding(pack, rules).Count(rule => Of(pack, rule) == Verdict.NonCompliant);
            return new(rules.Count - bad, bad, rules.Count);
        }

        var (compliant, nonCompliant) = (0, 0);
        foreach (var (_, verdict) in Rules(pack))
        {
            if (verdict == Verdict.Compliant) compliant++;
            if (verdict == Verdict.NonCompliant) nonCompliant++;
        }

        return new(compliant, nonCompliant, rules.Count);
    }

    public Verdict Rule(InstalledPack pack, PackRule rule) =>
        Regressed(pack) == rule ? Verdict.NonCompliant : Of(pack, rule);

    /// <summary>When the rule gave its first result, or will.</summary>
    public DateTimeOffset EvaluatedAt(InstalledPack pack, PackRule rule) =>
        pack.RuleSince(rule, now) + settings.FirstEvaluationTakes.At(Share("evaluated", pack, rule));

    /// <summary>When the automatic remediation of a finding ends, or will; null when there is none.</summary>
    public DateTimeOffset? HealedAt(InstalledPack pack, PackRule rule) =>
        rule.Remediation is { Automatic: true } && Finds(pack, rule) && !IsExcepted(pack, rule)
            ? Later(EvaluatedAt(pack, rule), pack.Since) + settings.RemediationTakes.At(Share("healed", pack, rule))
            : null;

    /// <summary>Keeps what was healed up to now: a resource stays repaired when its pack changes or goes.</summary>
    public void KeepHealed(InstalledPack pack)
    {
        if (!pack.Content.HealsByItself) return;
        foreach (var rule in Finding(pack, pack.Rules))
        {
            if (HealedAt(pack, rule) <= now) Healed(pack).Add(pack.Region, rule.Identifier);
        }
    }

    private Verdict Of(InstalledPack pack, PackRule rule) =>
        IsPending(pack, rule) ? Verdict.InsufficientData
        : !Finds(pack, rule) || HealedAt(pack, rule) <= now ? Verdict.Compliant
        : Verdict.NonCompliant;

    /// <summary>Whether the first result is still to come; drawn only where the clock leaves it open.</summary>
    private bool IsPending(InstalledPack pack, PackRule rule)
    {
        var since = pack.RuleSince(rule, now);
        return now < since + settings.FirstEvaluationTakes.Most
            && now < since + settings.FirstEvaluationTakes.At(Share("evaluated", pack, rule));
    }

    private bool Finds(InstalledPack pack, PackRule rule) =>
        Chance.Share(Stem(pack), rule.Mark) < settings.NonCompliantShare
        && !Healed(pack).Contains(pack.Region, rule.Identifier);

    private static bool IsExcepted(InstalledPack pack, PackRule rule) =>
        pack.Account.Find<Losses>()?.ExceptionsOf(pack.Region, rule.NameIn(pack.Suffix)).Any() == true;

    private ulong Stem(InstalledPack pack) => cloud.Stem("finds", pack.Account.Id.Value, pack.Region.Value);

    /// <summary>
    /// The rules that find something or did before it was repaired: for each account the same as long as it has the
    /// pack.
    /// </summary>
    private IReadOnlyList<PackRule> Finding(InstalledPack pack, PackRules rules)
    {
        if (pack.Member?.Drawn is { } drawn && drawn.Of == rules) return drawn.Finding;
        var stem = Stem(pack);
        var finding = rules.Where(rule => Chance.Share(stem, rule.Mark) < settings.NonCompliantShare).ToArray();
        if (pack.Member is { } member) member.Drawn = (rules, finding);
        return finding;
    }

    private static HealedFindings Healed(InstalledPack pack) => pack.Account.Global<HealedFindings>();

    private bool IsStruck(InstalledPack pack) =>
        regressions && cloud.Faults.Strikes(FaultKind.RuleRegressed, pack.Account.Id, pack.Region, now);

    /// <summary>
    /// The rule that the fault strikes: one that would be compliant, drawn; null when none is struck.
    /// </summary>
    private PackRule? Regressed(InstalledPack pack)
    {
        if (!IsStruck(pack)) return null;
        PackRule? chosen = null;
        var least = long.MaxValue;
        foreach (var rule in pack.Rules)
        {
            var draw = cloud.Draw("regressed", pack.Account.Id.Value, pack.Region.Value, rule.Identifier);
            if (draw < least && Of(pack, rule) == Verdict.Compliant) (chosen, least) = (rule, draw);
        }

        return chosen;
    }

    private double Share(string what, InstalledPack pack, PackRule rule) =>
        cloud.Share(what, pack.Account.Id.Value, pack.Region.Value, rule.Identifier);

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
