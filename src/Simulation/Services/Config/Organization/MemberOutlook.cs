using PciAutoHeal.Core.Faults;
using PciAutoHeal.Simulation.Services.Config.Members;
using PciAutoHeal.Simulation.Services.Config.Recorders;

namespace PciAutoHeal.Simulation.Services.Config.Organization;

/// <summary>What an account has in store for a pack that reaches it at a time.</summary>
internal sealed class MemberOutlook(SimulatedCloud cloud, OrganizationPack pack, PackPut put)
{
    private readonly ConfigSettings settings = cloud.Settings.Of<ConfigSettings>();

    public DateTimeOffset? RecorderFrom(SimulatedAccount account, DateTimeOffset start) =>
        RecorderSight.RecordingFrom(cloud, account, pack.Region, start);

    /// <summary>Why the pack cannot be deployed; null when it can.</summary>
    public PackFailure? Failure(SimulatedAccount account, DateTimeOffset start)
    {
        if (cloud.Faults.Strikes(FaultKind.PackFailed, account.Id, pack.Region, start, pack.Name))
            return PackFailures.Injected(pack.MemberPackName);
        return PackDocuments.Missing(cloud, account, pack.Region, put.Content) is { } document
            ? PackFailures.NoDocument(document)
            : TooManyRules(account, start) ? PackFailures.TooManyRules(settings.MostRulesPerRegion)
            : null;
    }

    private bool TooManyRules(SimulatedAccount account, DateTimeOffset at)
    {
        var own = put.Content.RulesIn(account.Id, pack.Region).Count;
        var others = InstalledPacks.In(cloud, account, pack.Region, at)
            .Where(other => other.Name != pack.MemberPackName)
            .Sum(other => other.Content.RulesIn(account.Id, pack.Region).Count);
        return own + others > settings.MostRulesPerRegion;
    }
}
