using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Faults;
using PciAutoHeal.Simulation.Services.CloudTrail;
using PciAutoHeal.Simulation.Services.Deliveries;
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
            if (kind == FaultKind.RoleChanged)
            {
                account.Global<IamRoles>().Shelf.Names.ToList().ForEach(role => StrikeRole(cloud, account, role));
                continue;
            }

            foreach (var (region, documents) in account.InRegions<SsmDocuments>())
            {
                documents.Shelf.Names.ToList().ForEach(name => StrikeDocument(cloud, account, region, name));
            }
        }

        return later => Restore(later, kind);
    }

    /// <summary>A document was written; a fault in force finds it later.</summary>
    public static void Found(SimulatedCloud cloud, SimulatedAccount account, Region region, SsmDocument document)
    {
        if (cloud.Faults.Any(FaultKind.DocumentChanged))
        {
            cloud.Schedule(cloud.Now + cloud.Settings.TamperAfter, _ =>
            {
                if (account.In<SsmDocuments>(region).Find(document.Name) == document)
                {
                    StrikeDocument(cloud, account, region, document.Name);
                }
            });
        }
    }

    /// <summary>Documents were delivered.</summary>
    public static void Found(SimulatedCloud cloud, SimulatedAccount account, Region region, NameSet documents)
    {
        if (cloud.Faults.Any(FaultKind.DocumentChanged))
        {
            cloud.Schedule(cloud.Now + cloud.Settings.TamperAfter,
                _ => documents.Names.ToList().ForEach(name => StrikeDocument(cloud, account, region, name)));
        }
    }

    /// <summary>A role was written; a fault in force finds it later.</summary>
    public static void Found(SimulatedCloud cloud, SimulatedAccount account, IamRole role)
    {
        if (cloud.Faults.Any(FaultKind.RoleChanged))
        {
            cloud.Schedule(cloud.Now + cloud.Settings.TamperAfter, _ =>
            {
                if (account.Global<IamRoles>().Find(role.Name) == role)
                {
                    StrikeRole(cloud, account, role.Name);
                }
            });
        }
    }

    /// <summary>Roles were delivered.</summary>
    public static void Found(SimulatedCloud cloud, SimulatedAccount account, NameSet roles)
    {
        if (cloud.Faults.Any(FaultKind.RoleChanged))
        {
            cloud.Schedule(cloud.Now + cloud.Settings.TamperAfter,
                _ => roles.Names.ToList().ForEach(name => StrikeRole(cloud, account, name)));
        }
    }

    private static void StrikeDocument(SimulatedCloud cloud, SimulatedAccount account, Region region, string name)
    {
        if (cloud.Faults.Strikes(FaultKind.DocumentChanged, account.Id, region, cloud.Now, name))
        {
            if (account.In<SsmDocuments>(region).Find(name)?.Tamper(cloud.Now) == true)
            {
                TrailRecorder.Record(
                    cloud, account, region, "ssm", "UpdateDocumentDefaultVersion", new() { ["Name"] = name });
            }
        }
    }

    /// <summary>Only deployed roles: what the organization was born with stays as it is.</summary>
    private static void StrikeRole(SimulatedCloud cloud, SimulatedAccount account, string name)
    {
        if (cloud.Faults.Strikes(FaultKind.RoleChanged, account.Id, null, cloud.Now, name)
            && account.Global<IamRoles>().Find(name) is { IsBuiltIn: false } role)
        {
            role.InlinePolicies[PolicyName] = Policy;
            TrailRecorder.Record(
                cloud, account, cloud.Organization.Regions[0], "iam", "PutRolePolicy",
                new() { ["RoleName"] = name, ["PolicyName"] = PolicyName });
        }
    }

    private static void Restore(SimulatedCloud cloud, FaultKind kind)
    {
        foreach (var account in cloud.Organization.Accounts)
        {
            if (kind == FaultKind.DocumentChanged)
            {
                account.InRegions<SsmDocuments>().SelectMany(slot => slot.State.Shelf.Opened).ToList()
                    .ForEach(d => d.Untamper());
            }
            else
            {
                account.Global<IamRoles>().Shelf.Opened.ToList()
                    .ForEach(role => role.InlinePolicies.Remove(PolicyName));
            }
        }
    }
}
