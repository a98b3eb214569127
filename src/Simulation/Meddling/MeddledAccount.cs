using System.Text.Json.Nodes;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Simulation.Services.CloudTrail;
using PciAutoHeal.Simulation.Services.Config.Recorders;
using PciAutoHeal.Simulation.Services.Iam;
using PciAutoHeal.Simulation.Services.Ssm;

namespace PciAutoHeal.Simulation.Meddling;

/// <summary>
/// What people with a broad role do to recorders, documents and roles of an account: at once, on record in its event
/// history, and each with the way back. To be called between two calls (<see cref="SimulatedCloud.Between"/>).
/// </summary>
public sealed class MeddledAccount(SimulatedCloud cloud, SimulatedAccount account)
{
    private readonly RecorderBook recorders = RecorderBook.Of(account);

    public Action StopRecorder(Region region) => Recorder(region, "StopConfigurationRecorder", recorder =>
        recorder with { Recording = false, StoppedAt = cloud.Now });

    public Action NarrowRecorder(Region region) => Recorder(region, "PutConfigurationRecorder", recorder =>
        recorder with { Group = RecorderState.AllSupported(all: false, global: false) });

    public Action DeleteRecorder(Region region) => Recorder(region, "DeleteConfigurationRecorder", _ => null);

    public Action EditDocument(Region region, string name)
    {
        var document = Documents(region).Find(name)!;
        _ = document.Tamper(cloud.Now);
        Tell(region, "ssm", "UpdateDocumentDefaultVersion", new() { ["Name"] = name });
        return document.Untamper;
    }

    public Action DeleteDocument(Region region, string name)
    {
        var shelf = Documents(region).Shelf;
        var document = shelf.Find(name)!;
        shelf.Remove(name);
        Tell(region, "ssm", "DeleteDocument", new() { ["Name"] = name });
        return () => shelf.Add(name, document);
    }

    public Action WidenRole(string name)
    {
        var role = account.Global<IamRoles>().Find(name)!;
        role.AttachedPolicies.Add("arn:aws:iam::aws:policy/AdministratorAccess");
        Tell(cloud.Organization.Regions[0], "iam", "AttachRolePolicy", new()
        {
            ["RoleName"] = name,
            ["PolicyArn"] = "arn:aws:iam::aws:policy/AdministratorAccess",
        });
        return () => role.AttachedPolicies.Remove("arn:aws:iam::aws:policy/AdministratorAccess");
    }

    public Action DeleteRole(string name)
    {
        var shelf = account.Global<IamRoles>().Shelf;
        var role = shelf.Find(name)!;
        shelf.Remove(name);
        Tell(cloud.Organization.Regions[0], "iam", "DeleteRole", new() { ["RoleName"] = name });
        return () => shelf.Add(name, role);
    }

    public Action EnableRegion(Region region)
    {
        account.Enable(region);
        Tell(region, "account", "EnableRegion", new() { ["RegionName"] = region.Value });
        return () => account.Disable(region);
    }

    public Action Suspend()
    {
        cloud.Organization.Suspend(account);
        TellOrganization("CloseAccount");
        return () => cloud.Organization.Reinstate(account);
    }

    public Action Move(IReadOnlyList<string> path)
    {
        var from = account.Unit!;
        cloud.Organization.Move(account, cloud.Organization.UnitAt(path));
        TellOrganization("MoveAccount");
        return () => cloud.Organization.Move(account, from);
    }

    /// <summary>There is no way back: who joins again is a new member.</summary>
    public void Leave()
    {
        cloud.Organization.Leave(account);
        TellOrganization("RemoveAccountFromOrganization");
    }

    private Action Recorder(Region region, string operation, Func<RecorderState, RecorderState?> change)
    {
        var before = recorders.Recorder(account, region)!;
        recorders.Set(region, change(before));
        Tell(region, "config", operation, operation.StartsWith("Put", StringComparison.Ordinal)
            ? new() { ["ConfigurationRecorder"] = new JsonObject { ["name"] = before.Name } }
            : new() { ["ConfigurationRecorderName"] = before.Name });
        return () => recorders.Set(region, before);
    }

    private SsmDocuments Documents(Region region) => account.In<SsmDocuments>(region);

    private void Tell(Region region, string service, string operation, JsonObject request) =>
        TrailRecorder.Record(cloud, account, region, service, operation, request);

    private void TellOrganization(string operation) => TrailRecorder.Record(
        cloud, cloud.Organization.Management, cloud.Organization.Regions[0], "organizations", operation,
        new() { ["AccountId"] = account.Id.Value });
}
