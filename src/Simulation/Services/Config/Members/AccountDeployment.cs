using System.Text.Json.Nodes;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Faults;
using PciAutoHeal.Simulation.Services.Config.Organization;
using PciAutoHeal.Simulation.Services.Config.Packs;
using PciAutoHeal.Simulation.Services.Config.Recorders;

namespace PciAutoHeal.Simulation.Services.Config.Members;

/// <summary>Deploys an account's own packs: by its calls, or by a stack in it.</summary>
public sealed class AccountDeployment(SimulatedCloud cloud, SimulatedAccount account, Region region)
{
    private readonly ConfigSettings settings = cloud.Settings.Of<ConfigSettings>();
    private readonly AccountPacks packs = account.Global<AccountPacks>();

    /// <summary>Starts a create or an update and says how it will end.</summary>
    public AccountPack Put(string name, PackContent content, JsonArray parameters, object? ownerStack,
        DateTimeOffset at)
    {
        var old = packs.Find(region, name, at);
        if (old is not null && at < old.EndAt) throw ConfigErrors.InUse(name);
        if (old is null && packs.In(region, at).Count() >= settings.MostPacksPerAccount)
        {
            throw new ApiError("MaxNumberOfConformancePacksExceededException",
                $"You have reached the limit of {settings.MostPacksPerAccount} conformance packs in an account.");
        }

        var before = old?.ContentAt(at);
        if (before is not null) KeepHealed(name, at);
        var failure = Failure(name, content, at);
        var action = before is null ? MemberAction.Create : MemberAction.Update;
        var end = at + Takes(name, action, content, at);
        var pack = new AccountPack(name, cloud.Letters(9, "pack", account.Id.Value, region.Value, name))
        {
            Content = content,
            InputParameters = parameters,
            OwnerStack = ownerStack ?? old?.OwnerStack,
            Before = before,
            Action = action,
            RequestedAt = at,
            EndAt = end,
            CreatedAt = before is null ? end : old!.CreatedAt,
            Failure = failure,
        };
        packs.Set(region, pack);
        cloud.Work.Add(at, end);
        return pack;
    }

    public void Delete(string name, DateTimeOffset at)
    {
        var pack = packs.Find(region, name, at) ?? throw MemberPackReads.NoSuch(name);
        if (at < pack.EndAt) throw ConfigErrors.InUse(name);
        KeepHealed(name, at);
        pack.Before = pack.ContentAt(at);
        (pack.Action, pack.Failure, pack.RequestedAt) = (MemberAction.Delete, null, at);
        pack.EndAt = at + Takes(name, MemberAction.Delete, pack.Content, at);
        cloud.Work.Add(at, pack.EndAt);
    }

    private void KeepHealed(string name, DateTimeOffset at)
    {
        var there = InstalledPacks.In(cloud, account, region, at)
            .FirstOrDefault(p => !p.IsOrganizations && p.Name == name);
        if (there is not null) new Compliance(cloud, at).KeepHealed(there);
    }

    private PackFailure? Failure(string name, PackContent content, DateTimeOffset at)
    {
        if (!RecorderSight.IsRecording(cloud, account, region, at)) return PackFailures.NoRecorder;
        if (cloud.Faults.Strikes(FaultKind.PackFailed, account.Id, region, at, name))
            return PackFailures.Injected(name);
        if (PackDocuments.Missing(cloud, account, region, content) is { } document)
            return PackFailures.NoDocument(document);
        var rules = content.RulesIn(account.Id, region).Count + InstalledPacks.In(cloud, account, region, at)
            .Where(other => other.Name != name).Sum(other => other.Rules.Count);
        return rules > settings.MostRulesPerRegion ? PackFailures.TooManyRules(settings.MostRulesPerRegion) : null;
    }

    private TimeSpan Takes(string name, MemberAction action, PackContent content, DateTimeOffset at)
    {
        if (cloud.Faults.Striking(FaultKind.PackStuck, account.Id, region, at, name) is { } stuck)
            return (cloud.Faults.End(stuck) ?? at.AddYears(10)) - at + settings.CreateTakes.Most;
        var span = action switch
        {
            MemberAction.Create => settings.CreateTakes,
            MemberAction.Update => settings.UpdateTakes,
            _ => settings.DeleteTakes,
        };
        var takes = span.At(cloud.Share("pack-takes", account.Id.Value, region.Value, name))
            + (settings.PerRule * content.RulesIn(account.Id, region).Count);
        return cloud.Faults.Strikes(FaultKind.PackSlow, account.Id, region, at, name) ? takes * settings.SlowFactor
            : takes;
    }
}
