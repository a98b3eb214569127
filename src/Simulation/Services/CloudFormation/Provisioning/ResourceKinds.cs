using System.Collections.Frozen;

namespace PciAutoHeal.Simulation.Services.CloudFormation.Provisioning;

/// <summary>The types of resources that the simulation provisions; any other fails and says so.</summary>
internal static class ResourceKinds
{
    private static readonly FrozenDictionary<string, IResourceKind> Known = new IResourceKind[]
    {
        new SsmDocumentKind(), new SsmParameterKind(), new IamRoleKind(), new ConformancePackKind(),
    }.ToFrozenDictionary(kind => kind.Type);

    /// <summary>Those that come unopened where they can.</summary>
    public static readonly IReadOnlyList<IDeliveredKind> Delivered = [.. Known.Values.OfType<IDeliveredKind>().OrderBy(kind => kind.Type)];

    public static IResourceKind? Find(string type) => Known.GetValueOrDefault(type);

    public static IResourceKind Of(string type) => Find(type)
        ?? throw new ProvisioningException($"The simulation does not provision resources of type {type}.");
}
