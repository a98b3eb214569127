using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Faults;
using PciAutoHeal.Simulation.Services.Iam;
using PciAutoHeal.Simulation.Services.Ssm;

namespace PciAutoHeal.Simulation;

/// <summary>
/// Somebody edits what was deployed: while the fault lasts, a document gets a new default version, a role a further
/// inline policy. What is deployed during the fault is found too, a while later (setting TamperAfter).
/// </summary>
internal static class Tampering
{
    public const string PolicyName = "AddedByHand";

    private const string Policy =
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""";

    public static Action<SimulatedCloud> Begin(SimulatedCloud cloud, FaultKind kind)
    {
        foreach (var account in cloud.Organization.Accounts)
        {
            foreach (var (region, documents) in account.InRegions<SsmDocuments>())
            {
                documents.All.ToList().ForEach(document => Strike(cloud, kind, account, region, document));
            }

            account.Global<IamRoles>().All.ToList().ForEach(role => Strike(cloud, kind, account, role));
        }

        return later => Restore(later, kind);
    }

    /// <summary>A document was written; a fault in force finds it later.</summary>
    public static void Found(SimulatedCloud cloud, SimulatedAccount account, Region region, SsmDocument document)
    {
        if (cloud.Faults.Any(FaultKind.DocumentChanged))
        {
            cloud.Schedule(cloud.Now + cloud.Settings.TamperAfter,
                _ => Strike(cloud, FaultKind.DocumentChanged, account, region, document));
        }
    }

    /// <summary>A role was written; a fault in force finds it later.</summary>
    public static void Found(SimulatedCloud cloud, SimulatedAccount account, IamRole role)
    {
        if (cloud.Faults.Any(FaultKind.RoleChanged))
        {
            cloud.Schedule(cloud.Now + cloud.Settings.TamperAfter,
                _ => Strike(cloud, FaultKind.RoleChanged, account, role));
        }
    }

    private static void Strike(
        SimulatedCloud cloud, FaultKind kind, SimulatedAccount account, Region region, SsmDocument document)
    {
        if (kind == FaultKind.DocumentChanged && account.In<SsmDocuments>(region).Find(document.Name) == document
            && cloud.Faults.Strikes(kind, account.Id, region, cloud.Now, document.Name))
        {
            document.Tamper(cloud.Now);
        }
    }

    /// <summary>Only deployed roles: what the organization was born with stays as it is.</summary>
    private static void Strike(SimulatedCloud cloud, FaultKind kind, SimulatedAccount account, IamRole role)
    {
        if (kind == FaultKind.RoleChanged && !role.IsBuiltIn && account.Global<IamRoles>().Find(role.Name) == role
            && cloud.Faults.Strikes(kind, account.Id, null, cloud.Now, role.Name))
        {
            role.InlinePolicies[PolicyName] = Policy;
        }
    }

    private static void Restore(SimulatedCloud cloud, FaultKind kind)
    {
        foreach (var account in cloud.Organization.Accounts)
        {
            if (kind == FaultKind.DocumentChanged)
            {
                account.InRegions<SsmDocuments>().SelectMany(slot => slot.State.All).ToList().ForEach(d => d.Untamper());
            }
            else
            {
                account.Global<IamRoles>().All.ToList().ForEach(role => role.InlinePolicies.Remove(PolicyName));
            }
        }
    }
}
