using PciAutoHeal.Core.Accounts;

namespace PciAutoHeal.Aws.CloudFormation;

/// <summary>What a stack set still needs so that every account of a wave has the template.</summary>
/// <param name="Adopt">Operations that are under way, or that this token started before: they are watched, not
/// repeated.</param>
/// <param name="Change">Accounts whose stacks get the new template; empty when the set has it already.</param>
/// <param name="Repair">Accounts whose stacks are behind the set's template.</param>
/// <param name="Create">Accounts without a stack.</param>
internal sealed record StackWork(
    IReadOnlyList<string> Adopt,
    IReadOnlyList<AccountId> Change,
    IReadOnlyList<AccountId> Repair,
    IReadOnlyList<AccountId> Create)
{
    /// <param name="sameTemplate">Whether the set carries the wanted template.</param>
    /// <param name="instances">Instances of the set in its region.</param>
    /// <param name="own">Operation ids that this token gives.</param>
    /// <param name="inFlight">Operations of the set that run or wait.</param>
    public static StackWork For(
        IReadOnlyList<AccountId> accounts,
        bool sameTemplate,
        IReadOnlyDictionary<AccountId, StackInstanceState> instances,
        IReadOnlySet<string> own,
        IReadOnlyList<string> inFlight)
    {
        var missing = accounts.Where(account => !instances.ContainsKey(account)).ToList();
        var present = accounts.Where(instances.ContainsKey).Select(account => instances[account]).ToList();
        if (!sameTemplate)
        {
            return new([], [.. present.Select(it => it.Target.Account)], [], missing);
        }

        var behind = present.Where(it => !it.IsCurrent)
            .Select(it => (it.Target.Account, Watch: Watched(it, own, inFlight)));
        var byCare = behind.ToLookup(it => it.Watch.Count > 0);
        return new(
            [.. byCare[true].SelectMany(it => it.Watch).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            [],
            [.. byCare[false].Select(it => it.Account)],
            missing);
    }

    /// <summary>The operations that see to a stack which is behind; none when nobody does.</summary>
    private static IReadOnlyList<string> Watched(
        StackInstanceState instance, IReadOnlySet<string> own, IReadOnlyList<string> inFlight) =>
        instance.LastOperation is { Length: > 0 } last && (inFlight.Contains(last) || (own.Contains(last) && instance.HasEnded))
            ? [last]
            : [.. inFlight.Where(own.Contains)]; // an operation that waits for its turn has not touched the stack yet
}
