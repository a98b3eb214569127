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

    public Verdict Pack(InstalledPack pack) => Verdicts.Fold(Rules(pack).Select(rule => rule.Verdict));

    public IEnumerable<(PackRule Rule, Verdict Verdict)> Rules(InstalledPack pack)
    {
        var regressed = Regressed(pack);
        foreach (var rule in pack.Rules) yield return (rule, rule == regressed ? Verdict.NonCompliant : Of(pack, rule));
    }

    public Verdict Rule(InstalledPack pack, PackRule rule) =>
        Regressed(pack) == rule ? Verdict.NonCompliant : Of(pack, rule);

    /// <summary>When the rule gave its first result, or will.</summary>
    public DateTimeOffset EvaluatedAt(InstalledPack pack, PackRule rule) =>
        pack.RuleSince(rule, now) + settings.FirstEvaluationTakes.At(Share("evaluated", pack, rule));

    /// <summary>When the automatic remediation of a finding ends, or will; null when there is none.</summary>
    public DateTimeOffset? HealedAt(InstalledPack pack, PackRule rule) =>
        rule.Remediation is { Automatic: true } && Finds(pack, rule)
            ? Later(EvaluatedAt(pack, rule), pack.Since) + settings.RemediationTakes.At(Share("healed", pack, rule))
            : null;

    /// <summary>Keeps what was healed up to now: a resource stays repaired when its pack changes or goes.</summary>
    public void KeepHealed(InstalledPack pack)
    {
        if (!pack.Content.HealsByItself) return;
        foreach (var rule in pack.Rules)
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
        cloud.Share("finds", pack.Account.Id.Value, pack.Region.Value, rule.Identifier) < settings.NonCompliantShare
        && !Healed(pack).Contains(pack.Region, rule.Identifier);

    private static HealedFindings Healed(InstalledPack pack) => pack.Account.Global<HealedFindings>();

    /// <summary>The rule that the fault strikes: one that would be compliant, drawn; null when none is struck.</summary>
    private PackRule? Regressed(InstalledPack pack)
    {
        if (!regressions || !cloud.Faults.Strikes(FaultKind.RuleRegressed, pack.Account.Id, pack.Region, now))
            return null;
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
