namespace PciAutoHeal.Core.Gates;

/// <summary>Counts who has approved a plan (two-person rule).</summary>
public static class Approvals
{
    /// <summary>
    /// What one more approval makes of those before it. Each person counts once. Where several must approve, who
    /// started the rollout does not count; and an approval that has expired by now does not either.
    /// </summary>
    public static ApprovalVerdict Judge(
        IEnumerable<Approval> earlier, Approval latest, GateRules rules, string startedBy)
    {
        if (rules.Approvers > 1 && latest.Actor == startedBy)
        {
            return new ApprovalVerdict.Refused($"{latest.Actor} started the rollout; {rules.Approvers} others must approve");
        }

        var people = earlier.Append(latest)
            .Where(a => a.Actor != startedBy || rules.Approvers == 1)
            .Where(a => !HasExpired(a, rules, latest.At))
            .Select(a => a.Actor)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ToList();
        return people.Count >= rules.Approvers
            ? new ApprovalVerdict.Enough(people)
            : new ApprovalVerdict.MoreNeeded(people, rules.Approvers - people.Count);
    }

    public static bool HasExpired(Approval approval, GateRules rules, DateTimeOffset now) =>
        rules.ApprovalExpires is { } lasts && now - approval.At >= lasts;
}

/// <summary>One person's approval of one plan.</summary>
public sealed record Approval(string Actor, DateTimeOffset At);

/// <summary>What approvals amount to.</summary>
public abstract record ApprovalVerdict
{
    private ApprovalVerdict()
    {
    }

    /// <param name="People">In order of their names.</param>
    public sealed record Enough(IReadOnlyList<string> People) : ApprovalVerdict;

    public sealed record MoreNeeded(IReadOnlyList<string> People, int Missing) : ApprovalVerdict;

    public sealed record Refused(string Reason) : ApprovalVerdict;
}
