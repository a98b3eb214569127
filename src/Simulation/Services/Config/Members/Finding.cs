using PciAutoHeal.Simulation.Services.Config.Packs;

namespace PciAutoHeal.Simulation.Services.Config.Members;

/// <summary>The one resource that a rule looks at in an account and region of this world.</summary>
internal static class Finding
{
    public static string ResourceType(PackRule rule) => rule.ResourceType ?? "AWS::::Account";

    public static string ResourceId(SimulatedCloud cloud, InstalledPack pack, PackRule rule) =>
        ResourceType(rule) == "AWS::::Account"
            ? pack.Account.Id.Value
            : "r-" + cloud.Letters(12, "resource", pack.Account.Id.Value, pack.Region.Value, rule.Identifier);
}
