using System.Collections.Concurrent;
using PciAutoHeal.Aws.Config;
using PciAutoHeal.Aws.Sessions;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Waves;
using PciAutoHeal.Steps;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Aws.CloudFormation;

/// <summary>
/// How packs fare that come by stack sets. Where one set serves a region, a stack that CloudFormation calls current is
/// not believed and each member is asked. In an organization that takes several, the detailed status of each stack
/// counts, which ends with its pack, and a sample of members is asked whether that is so (reference/physical-limit.md
/// §5.2); one that says otherwise has all of its region asked.
/// </summary>
/// <param name="failures">How many failures of an operation were read, by its id; more of them are read again.</param>
internal sealed class StackSetPackReader(
    AwsConnection aws, MemberPacks members, ConcurrentDictionary<string, int> failures, string callAs)
{
    /// <summary>One account in a hundred is asked itself: 41 of 4,096, as the first digits of its rank say.</summary>
    private const string SampledBelow = "029";

    /// <summary>
    /// Most members of a region that one look asks: a lie of one stack in a hundred would be found by a rollout's waves
    /// and regions together, and a share of thousands of accounts would be more calls than all the rest.
    /// </summary>
    private const int SampledInRegion = 2;

    private readonly StackSetReader reader = new(aws, callAs);

    public async Task<TargetedReading> ReadAsync(TargetedPacks what, CancellationToken ct)
    {
        var sets = PackSets.Of(what).GroupBy(set => (set.Pack.DeployedName, set.Region)).ToList();
        var looks = await aws.FanOutAsync(
            sets,
            (here, stop) => what.Split > 1 ? InTurnAsync([.. here.Reverse()], what.Token, stop) : EachAsync([.. here], stop),
            ct);
        var moving = sets.Zip(looks).Where(it => it.Second.IsMoving).Select(it => it.First.Key).ToHashSet();
        var rows = looks.SelectMany(look => look.Rows);
        var current = looks.SelectMany(look => look.Current).ToList();
        if (current.Count == 0)
        {
            return new([.. rows], []) { Moving = moving };
        }

        return what.Split > 1
            ? new([.. rows, .. await BelieveAsync(what, current, ct)], []) { Moving = moving }
            : await AskAsync(what, [.. rows], current, ct);
    }

    /// <summary>
    /// A region's sets are at work together: while the last one moves, which was told last, a call tells of them all.
    /// </summary>
    private async Task<Look> InTurnAsync(IReadOnlyList<PackSet> sets, string token, CancellationToken ct)
    {
        var (rows, current) = (new List<TargetedRow>(), new List<TargetedRow>());
        for (var i = 0; i < sets.Count; i++)
        {
            if (i > 0 && await CreatedAsync(sets[i], token, ct) is { } created)
            {
                rows.AddRange(created.Rows);
                current.AddRange(created.Current);
                if (created.IsMoving)
                {
                    return new(rows, current) { IsMoving = true };
                }

                continue;
            }

            var operations = await OperationsAsync(sets[i], ct);
            if (operations.FirstOrDefault(one => !StackSetReader.IsDone(one.Status)) is { } running)
            {
                var failed = running.StatusDetails?.FailedStackInstancesCount is { } count && count > failures.GetValueOrDefault(running.OperationId)
                    ? (await reader.FailedAsync(sets[i].Name, ct)).ToLookup(stack => stack.Target.Account) : null;
                failures[running.OperationId] = running.StatusDetails?.FailedStackInstancesCount ?? 0;
                rows.AddRange(sets[i].Accounts.SelectMany(account => failed?[account] ?? []).Select(stack => RowOf(sets[i], stack)));
                return new(rows, current) { IsMoving = true };
            }

            var look = await StacksAsync(
                sets[i], operations.FirstOrDefault(one => one.Action?.Value is "CREATE" or "UPDATE")?.OperationId, ct);
            rows.AddRange(look.Rows);
            current.AddRange(look.Current);
        }

        return new(rows, current);
    }

    private async Task<Look> EachAsync(IReadOnlyList<PackSet> sets, CancellationToken ct)
    {
        var looks = new List<Look>();
        foreach (var set in sets)
        {
            looks.Add(await StacksAsync(set, null, ct));
        }

        return new([.. looks.SelectMany(look => look.Rows)], [.. looks.SelectMany(look => look.Current)]);
    }

    private async Task<IReadOnlyList<Amazon.CloudFormation.Model.StackSetOperationSummary>> OperationsAsync(
        PackSet set, CancellationToken ct)
    {
        try
        {
            return await reader.OperationsAsync(set.Name, ct);
        }
        catch (TerminalException e) when (e.Code == StackSetReader.NoSuchSet)
        {
            return [];
        }
    }

    /// <summary>
    /// A set whose stacks one operation of this wave makes needs no word of its operations: it moves until each of them
    /// has ended. Null for any other set.
    /// </summary>
    private async Task<Look?> CreatedAsync(PackSet set, string token, CancellationToken ct)
    {
        try
        {
            var touched = await reader.TouchedByAsync(set.Name, OperationIds.CreateOf(token, set.Name, set.Region), ct);
            var stacks = touched.Where(stack => stack.Target.Region == set.Region)
                .ToLookup(stack => stack.Target.Account);
            var mine = set.Accounts.Select(account => stacks[account].LastOrDefault()).ToList();
            return mine.Contains(null) ? null
                : mine.TrueForAll(stack => stack!.HasEnded) ? LookAt(set, mine!)
                : new([.. mine.Where(stack => stack!.HasEnded && !stack.IsCurrent).Select(stack => RowOf(set, stack!))], []) { IsMoving = true };
        }
        catch (TerminalException e) when (e.Code == StackSetReader.NoSuchSet)
        {
            return new([], []);
        }
    }

    private static Look LookAt(PackSet set, IReadOnlyList<StackInstanceState> stacks) => new(
        [.. stacks.Where(stack => !stack.IsCurrent).Select(stack => RowOf(set, stack))],
        [.. stacks.Where(stack => stack.IsCurrent).Select(stack => Row(set, stack.Target.Account, PackRowStatus.Successful))]);

    /// <param name="operation">The last one that made stacks: where it made all that are wanted, no other is
    /// read.</param>
    private async Task<Look> StacksAsync(PackSet set, string? operation, CancellationToken ct)
    {
        try
        {
            var touched = operation is null ? [] : await reader.TouchedByAsync(set.Name, operation, ct);
            var stacks = touched.Where(stack => stack.Target.Region == set.Region)
                .GroupBy(stack => stack.Target.Account).ToDictionary(group => group.Key, group => group.Last());
            var known = operation is not null && set.Accounts.All(stacks.ContainsKey)
                ? stacks : await reader.InstancesAsync(set.Name, set.Region, set.Accounts, ct);
            return LookAt(set, [.. set.Accounts.Where(known.ContainsKey).Select(account => known[account])]);
        }
        catch (TerminalException e) when (e.Code == StackSetReader.NoSuchSet)
        {
            return new([], []);
        }
    }

    private async Task<TargetedReading> AskAsync(
        TargetedPacks what, IReadOnlyList<TargetedRow> rows, IReadOnlyList<TargetedRow> current, CancellationToken ct)
    {
        var asked = current.Select(row => (row.Pack, row.Target)).ToHashSet();
        var inside = await members.ReadAsync(what with { Targets = TargetsOf(current) }, ct);
        return new([.. rows, .. inside.Rows.Where(row => asked.Contains((row.Pack, row.Target)))], inside.Unreadable);
    }

    /// <summary>The stacks' word, where no member of the sample contradicts it.</summary>
    private async Task<IReadOnlyList<TargetedRow>> BelieveAsync(
        TargetedPacks what, IReadOnlyList<TargetedRow> current, CancellationToken ct)
    {
        var sampled = current.Select(row => (Row: row, Rank: WaveAssignment.Rank(row.Row.Account)))
            .Where(it => string.CompareOrdinal(it.Rank, SampledBelow) < 0)
            .GroupBy(it => it.Row.Region)
            .SelectMany(here => here.OrderBy(it => it.Rank, StringComparer.Ordinal).Take(SampledInRegion).Select(it => it.Row))
            .ToList();
        if (sampled.Count == 0)
        {
            return current;
        }

        var inside = await AskAsync(what, [], sampled, ct);
        var said = inside.Rows.ToDictionary(row => (row.Pack, row.Target));
        var silent = inside.Unreadable.Select(refusal => refusal.Target).ToHashSet();
        var doubtful = sampled
            .Where(row => !silent.Contains(row.Target) && said.GetValueOrDefault((row.Pack, row.Target))?.Row.Status != PackRowStatus.Successful)
            .Select(row => row.Region).ToHashSet();
        if (doubtful.Count == 0)
        {
            return current;
        }

        var again = await AskAsync(what, [], [.. current.Where(row => doubtful.Contains(row.Region))], ct);
        return [.. current.Where(row => !doubtful.Contains(row.Region)), .. again.Rows];
    }

    private static IReadOnlyList<Target> TargetsOf(IEnumerable<TargetedRow> rows) =>
        [.. rows.Select(row => row.Target).Distinct().Order()];

    private static TargetedRow RowOf(PackSet set, StackInstanceState stack) => stack.HasEnded && StackFailures.Of(stack) is { } failure
        ? Row(set, stack.Target.Account, PackRowStatus.Failed, failure.Code, failure.Reason)
        : Row(set, stack.Target.Account, PackRowStatus.InProgress);

    private static TargetedRow Row(
        PackSet set, AccountId account, PackRowStatus status, string? code = null, string? reason = null) =>
        new(set.Pack.DeployedName, set.Region, new(account, status, set.Pack.DeployedName.Value, null, code, reason));

    /// <param name="Current">Of stacks that are as wanted.</param>
    private sealed record Look(IReadOnlyList<TargetedRow> Rows, IReadOnlyList<TargetedRow> Current)
    {
        /// <summary>Whether accounts without a row are still at work.</summary>
        public bool IsMoving { get; init; }
    }
}
