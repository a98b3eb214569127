using System.Collections.Concurrent;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Steps;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Aws.CloudFormation;

/// <summary>Brings one stack set to where a wave needs it, with the operations this takes and no other.</summary>
internal sealed class StackSetRollout(
    StackSetReader reader, StackSetWriter writer, ConcurrentDictionary<string, CarriedSet> carried, FoundationSet set, string token)
{
    private readonly OperationIds ids = OperationIds.Of(token, set);

    /// <summary>
    /// A set that this process has seen with its template is not read again for every wave: its answer is the whole
    /// template. Whoever changes it in between is found by the drift check, which reads it.
    /// </summary>
    /// <param name="existing">The names of the sets there are; null where this process knows them all.</param>
    public async Task<IReadOnlyList<StackOperation>> StartAsync(IReadOnlySet<string>? existing, CancellationToken ct)
    {
        if (!carried.TryGetValue(set.Name, out var known) || known.Template != set.Template)
        {
            return await StartUnknownAsync(existing?.Contains(set.Name) != false, ct);
        }

        try
        {
            return known.HasNoneOf(set.Accounts)
                ? [Watched(await CreateAsync(known, ct))]
                : await StartAsync(same: true, ct);
        }
        catch (TerminalException e) when (e.Code == StackSetReader.NoSuchSet)
        {
            carried.TryRemove(set.Name, out _);
            return await StartUnknownAsync(mayExist: false, ct);
        }
    }

    private async Task<IReadOnlyList<StackOperation>> StartUnknownAsync(bool mayExist, CancellationToken ct)
    {
        if (!mayExist || await reader.FindAsync(set.Name, ct) is not { } found)
        {
            var isOurs = await writer.CreateAsync(set, ct);
            return [Watched(isOurs
                ? await CreateAsync(new(set.Template, AccountList.Empty), ct)
                : await writer.CreateInstancesAsync(set, set.Accounts, ids.Create, ct))];
        }

        var same = FoundationSet.SameTemplate(found.TemplateBody, set.Template);
        if (same)
        {
            carried[set.Name] = new(set.Template, null);
        }

        return await StartAsync(same, ct);
    }

    /// <summary>Noted before the call: one whose answer is lost may have created them.</summary>
    private async Task<string> CreateAsync(CarriedSet known, CancellationToken ct)
    {
        carried[set.Name] = known with { Given = known.Given?.With(set.Accounts) };
        return await writer.CreateInstancesAsync(set, set.Accounts, ids.Create, ct);
    }

    private async Task<IReadOnlyList<StackOperation>> StartAsync(bool same, CancellationToken ct)
    {
        var instances = await reader.InstancesAsync(set.Name, set.Region, set.Accounts, ct);
        var inFlight = same && instances.Values.Any(instance => !instance.IsCurrent)
            ? await reader.InFlightAsync(set.Name, ct)
            : [];
        var work = StackWork.For(set.Accounts, same, instances, ids.All, inFlight);
        if (!same && work.Change.Count == 0)
        {
            return await ChangeWithoutStacksAsync(work, ct);
        }

        var started = new List<string>(work.Adopt);
        if (work.Change.Count > 0)
        {
            started.Add(await writer.ChangeAsync(set, work.Change, ids.Change, ct));
        }

        if (work.Repair.Count > 0)
        {
            started.Add(await writer.UpdateInstancesAsync(set, work.Repair, ids.Repair, ct));
        }

        if (work.Create.Count > 0)
        {
            started.Add(await writer.CreateInstancesAsync(set, work.Create, ids.Create, ct));
        }

        return [.. started.Distinct(StringComparer.Ordinal).Select(Watched)];
    }

    /// <summary>
    /// The template changes, but no account of this wave has a stack yet. A set without any stack can just take it. One
    /// that has stacks elsewhere would change them all, unless told which: so ours are created first, as they are, and
    /// the next attempt finds and changes them.
    /// </summary>
    private async Task<IReadOnlyList<StackOperation>> ChangeWithoutStacksAsync(StackWork work, CancellationToken ct)
    {
        if ((await reader.ListAsync(new(), set.Name, ct)).Count == 0)
        {
            await writer.ChangeAsync(set, [], ids.Change, ct);
            return [Watched(await writer.CreateInstancesAsync(set, work.Create, ids.Create, ct))];
        }

        var created = await writer.CreateInstancesAsync(set, work.Create, ids.Create, ct);
        throw new TransientException(
            "StacksFirst",
            $"The stack set {set.Name} has stacks in other accounts only; operation {created} creates those of this wave, "
            + "then they get the new template. Ask again.");
    }

    private StackOperation Watched(string operation) => new(set.Name, operation, set.DocumentsRegion);
}

/// <summary>A stack set that this process has seen with its template.</summary>
/// <param name="Given">The accounts with stacks, where this process created the set; null where somebody else
/// did.</param>
internal sealed record CarriedSet(string Template, AccountList? Given)
{
    public bool HasNoneOf(IReadOnlyList<AccountId> accounts) => Given is { } given && !accounts.Any(given.Has);
}
