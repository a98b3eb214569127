using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Faults;
using PciAutoHeal.Simulation.Services.Config.Members;

namespace PciAutoHeal.Simulation.Services.Config.Organization;

/// <summary>Decides when a put reaches each account, how long it takes there, and how it ends.</summary>
public sealed class WorkPlanner(SimulatedCloud cloud, OrganizationPack pack, PackPut put, DateTimeOffset now)
{
    private readonly ConfigSettings settings = cloud.Settings.Of<ConfigSettings>();
    private readonly MemberOutlook outlook = new(cloud, pack, put);

    /// <summary>Lets the accounts pass through, so many at a time, in an order drawn by the seed.</summary>
    public void Plan(IEnumerable<(SimulatedAccount Account, MemberAction Action)> steps)
    {
        var free = new PriorityQueue<int, DateTimeOffset>();
        var first = now + settings.RowsAppearAfter;
        for (var slot = 0; slot < Math.Max(1, settings.MembersAtATime); slot++) free.Enqueue(slot, first);
        foreach (var (account, action) in steps.OrderBy(step => Draw("order", step.Account.Id)))
        {
            free.TryDequeue(out var slot, out var start);
            var work = Decide(account, action, start);
            free.Enqueue(slot, work.EndAt > start + settings.RecorderRetry
                || work.WaitsForAccount ? start : work.EndAt);
            Begin(account, work);
        }

        pack.Touch();
    }

    /// <summary>The work for an account that joins, or whose recorder has just been started.</summary>
    public Work Alone(SimulatedAccount account, MemberAction action) =>
        Decide(account, action, now + settings.RowsAppearAfter, joins: true);

    private void Begin(SimulatedAccount account, Work work)
    {
        cloud.Work.Add(now, work.EndAt);
        if (pack.Find(account.Id) is { } member)
        {
            if (InstalledPacks.Of(pack, account, now) is { } there) new Compliance(cloud, now).KeepHealed(there);
            member.Begin(work, now, settings.DeletedRowsStay);
        }
        else
            pack.Add(new PackMember(account, work));
    }

    private Work Decide(SimulatedAccount account, MemberAction action, DateTimeOffset start, bool joins = false)
    {
        var work = new Work(action, put, now + settings.RowsAppearAfter, start, start + Takes(account, action, start),
            null);
        if (action == MemberAction.Delete) return Stuck(work, account);
        if (account.State != AccountState.Active)
        {
            return work with
            {
                EndAt = start + settings.SuspendedMembersStay,
                Failure = PackFailures.AccountNotActive(account.Id),
                WaitsForAccount = true,
            };
        }

        if (outlook.RecorderFrom(account, start) is not { } recording || recording > start)
            return joins ? WaitForRecorder(work, account) : Fail(work, PackFailures.NoRecorder, start + Soon(account));
        if (outlook.Failure(account, start) is { } failure) return Fail(work, failure, work.EndAt);
        return Stuck(work, account);
    }

    private Work WaitForRecorder(Work work, SimulatedAccount account)
    {
        var until = work.StartAt + settings.RecorderRetry;
        return outlook.RecorderFrom(account, work.StartAt) is { } from && from < until
            ? work with { EndAt = from + (work.EndAt - work.StartAt) }
            : work with { EndAt = until, Failure = PackFailures.NoRecorder, WaitsForRecorder = true };
    }

    private Work Stuck(Work work, SimulatedAccount account) =>
        cloud.Faults.Striking(FaultKind.PackStuck, account.Id, pack.Region, work.StartAt, pack.Name) is { } fault
            ? work with
            {
                EndAt = cloud.Faults.End(fault) is { } end ? end + (work.EndAt - work.StartAt)
                    : DateTimeOffset.MaxValue,
            }
            : work;

    private static Work Fail(Work work, PackFailure failure, DateTimeOffset end) =>
        work with { Failure = failure, EndAt = end };

    private TimeSpan Soon(SimulatedAccount account) => TimeSpan.FromSeconds(20 + (20 * Share("soon", account.Id)));

    private TimeSpan Takes(SimulatedAccount account, MemberAction action, DateTimeOffset start)
    {
        var span = action switch
        {
            MemberAction.Create => settings.CreateTakes,
            MemberAction.Update => settings.UpdateTakes,
            _ => settings.DeleteTakes,
        };
        var takes = span.At(Share("takes", account.Id))
            + (settings.PerRule * put.Content.RulesIn(account.Id, pack.Region).Count);
        return cloud.Faults.Strikes(FaultKind.PackSlow, account.Id, pack.Region, start, pack.Name)
            ? takes * settings.SlowFactor
            : takes;
    }

    private long Draw(string what, AccountId account) =>
        cloud.Draw(what, pack.Name, pack.Region.Value, account.Value, Moment());

    private double Share(string what, AccountId account) =>
        cloud.Share(what, pack.Name, pack.Region.Value, account.Value, Moment());

    /// <summary>
    /// Seconds since the start: the same put at another time goes differently, the same run never does.
    /// </summary>
    private string Moment() => ((long)(now - cloud.StartedAt).TotalSeconds).ToString("D", null);
}
