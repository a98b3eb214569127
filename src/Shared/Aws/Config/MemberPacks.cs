using Amazon.ConfigService.Model;
using Microsoft.Extensions.Logging;
using PciAutoHeal.Aws.Content;
using PciAutoHeal.Aws.Sessions;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Steps;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Aws.Config;

/// <summary>Account-level packs: one role an account, assumed once for all its regions and packs.</summary>
public sealed partial class MemberPacks(AwsConnection aws, ContentStore content, ILogger<MemberPacks> log) : ITargetedPacks
{
    private const string NoSuchPack = "NoSuchConformancePackException";
    private const string InUse = "ResourceInUseException";

    private readonly MemberTemplates templates = new(aws, content);

    public async Task<TargetedAnswer> PutAsync(TargetedPacks what, CancellationToken ct)
    {
        await templates.PrepareAsync(what, ct);
        return await ChangeAsync(what, (member, target, stop) => PutAsync(what, member, target, stop), ct);
    }

    public Task<TargetedAnswer> DeleteAsync(TargetedPacks what, CancellationToken ct) =>
        ChangeAsync(what, (member, target, stop) => DeleteAsync(what, member, target, stop), ct);

    public Task<TargetedReading> ReadStandingAsync(TargetedPacks what, CancellationToken ct) => ReadAsync(what, ct);

    public async Task<TargetedReading> ReadAsync(TargetedPacks what, CancellationToken ct)
    {
        var names = what.Packs.ToDictionary(pack => pack.DeployedName.Value, pack => pack.DeployedName, StringComparer.Ordinal);
        var visits = await VisitAsync(
            what,
            async (member, target, stop) =>
            {
                var statuses = await MemberPackReader.StatusesAsync(member.Config(target.Region), stop);
                return statuses.Where(one => names.ContainsKey(one.ConformancePackName)).Select(one => new TargetedRow(
                    names[one.ConformancePackName], target.Region, MemberPackReader.RowOf(target.Account, one))).ToList();
            },
            ct);
        // A target that could not answer now may still be at work: whether it hangs is for the gate to say.
        IEnumerable<TargetedRow> RowsOf(Visit<List<TargetedRow>> visit) => visit switch
        {
            { Refusal: not null } => [],
            { Answer: { } rows } => rows,
            _ => names.Values.Select(name => new TargetedRow(
                name, visit.Target.Region, new(visit.Target.Account, PackRowStatus.InProgress, name.Value, null, null, null))),
        };

        return new([.. visits.SelectMany(RowsOf)], [.. visits.Select(visit => visit.Refusal).OfType<TargetRefusal>()]);
    }

    private async Task<bool> PutAsync(TargetedPacks what, AwsClients member, Target target, CancellationToken ct)
    {
        var config = member.Config(target.Region);
        var standing = await MemberPackReader.StandingAsync(
            config, [.. what.Packs.Select(pack => pack.DeployedName.Value)], ct);
        var isFree = true;
        foreach (var pack in what.Packs)
        {
            var parameters = PackParameters.Of(new(pack, target.Region, what.HomeRegion, what.Mode, []));
            if (MemberPackReader.IsAsWanted(standing, pack, parameters))
            {
                continue;
            }

            var (body, uri) = await templates.ForAsync(pack, target, what.Mode, ct);
            var put = new PutConformancePackRequest
            {
                ConformancePackName = pack.DeployedName.Value,
                ConformancePackInputParameters = parameters,
                TemplateBody = body,
                TemplateS3Uri = uri,
            };
            var accepted = await UnlessInUseAsync(() => config.CallAsync(
                "PutConformancePack", (client, stop) => client.PutConformancePackAsync(put, stop), ct));
            Log.Put(log, put.ConformancePackName, target.Account.Value, target.Region.Value, accepted);
            isFree &= accepted;
        }

        return isFree;
    }

    private async Task<bool> DeleteAsync(TargetedPacks what, AwsClients member, Target target, CancellationToken ct)
    {
        var isGone = true;
        foreach (var name in what.Packs.Select(pack => pack.DeployedName.Value))
        {
            try
            {
                await UnlessInUseAsync(() => member.Config(target.Region).CallAsync(
                    "DeleteConformancePack",
                    (client, stop) => client.DeleteConformancePackAsync(
                        new DeleteConformancePackRequest { ConformancePackName = name }, stop),
                    ct));
                Log.Deleted(log, name, target.Account.Value, target.Region.Value);
                isGone = false; // until AWS no longer knows it
            }
            catch (TerminalException e) when (e.Code == NoSuchPack)
            {
                // deleted already, by an attempt whose answer was lost or by the account
            }
        }

        return isGone;
    }

    private async Task<TargetedAnswer> ChangeAsync(
        TargetedPacks what, Func<AwsClients, Target, CancellationToken, Task<bool>> change, CancellationToken ct)
    {
        var visits = await VisitAsync(what, change, ct);
        return new(
            [.. visits.Where(visit => visit.Refusal is null && !visit.Answer).Select(visit => visit.Target)],
            [.. visits.Select(visit => visit.Refusal).OfType<TargetRefusal>()]);
    }

    private async Task<IReadOnlyList<Visit<T>>> VisitAsync<T>(
        TargetedPacks what, Func<AwsClients, Target, CancellationToken, Task<T>> act, CancellationToken ct)
    {
        var accounts = what.Targets.Order().GroupBy(target => target.Account).ToList();
        var visits = await aws.FanOutAsync(accounts, (mine, stop) => InAsync(mine.Key, [.. mine], stop), ct);
        return [.. visits.SelectMany(visit => visit)];

        async Task<IReadOnlyList<Visit<T>>> InAsync(AccountId account, IReadOnlyList<Target> targets, CancellationToken stop)
        {
            try
            {
                using var member = await aws.MemberAsync(account, what.Role, stop);
                return await FanOut.RunAsync(targets, 1, (target, end) => AtAsync(member, target, end), stop);
            }
            catch (TerminalException e)
            {
                return [.. targets.Select(target => new Visit<T>(target, default, new(target, e.Code, e.Message)))];
            }
            catch (TransientException)
            {
                return [.. targets.Select(target => new Visit<T>(target, default, null))];
            }
        }

        async Task<Visit<T>> AtAsync(AwsClients member, Target target, CancellationToken stop)
        {
            try
            {
                return new(target, await act(member, target, stop), null);
            }
            catch (TerminalException e)
            {
                return new(target, default, new(target, e.Code, e.Message));
            }
            catch (TransientException e)
            {
                Log.Later(log, target.Account.Value, target.Region.Value, e.Message);
                return new(target, default, null);
            }
        }
    }

    private static async Task<bool> UnlessInUseAsync<T>(Func<Task<T>> call)
    {
        try
        {
            await call();
            return true;
        }
        catch (TransientException e) when (e.Code == InUse)
        {
            return false;
        }
    }

    private sealed record Visit<T>(Target Target, T? Answer, TargetRefusal? Refusal);

    private static partial class Log
    {
        [LoggerMessage(332, LogLevel.Debug, "Put {Pack} in {AccountId} {Region}: accepted {Accepted}")]
        public static partial void Put(ILogger log, string pack, string accountId, string region, bool accepted);

        [LoggerMessage(334, LogLevel.Warning, "{AccountId} {Region} does not answer now: {Reason}")]
        public static partial void Later(ILogger log, string accountId, string region, string reason);

        [LoggerMessage(333, LogLevel.Information, "Deleted {Pack} in {AccountId} {Region}")]
        public static partial void Deleted(ILogger log, string pack, string accountId, string region);
    }
}
