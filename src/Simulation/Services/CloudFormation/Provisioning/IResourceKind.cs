using System.Text.Json.Nodes;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Simulation.Services.CloudFormation.Stacks;
using PciAutoHeal.Simulation.Services.CloudFormation.Templates;

namespace PciAutoHeal.Simulation.Services.CloudFormation.Provisioning;

/// <summary>A type of resource that stacks of this world can hold.</summary>
internal interface IResourceKind
{
    string Type { get; }

    /// <summary>The property that names the resource; without it CloudFormation makes a name up.</summary>
    string NameProperty { get; }

    /// <summary>What Ref and Fn::GetAtt give; null for an attribute that the type does not have.</summary>
    string? Value(string physicalId, PseudoParameters where, string? attribute);

    /// <summary>Starts what takes its own time; says when it ends. Null: it takes no time of its own.</summary>
    DateTimeOffset? Begin(Place place, StackResource resource, DateTimeOffset at) => null;

    /// <summary>
    /// Starts a delete that takes its own time; says when it ends. Null: it takes no time of its own.
    /// </summary>
    DateTimeOffset? BeginDelete(Place place, StackResource resource, DateTimeOffset at) => null;

    /// <summary>Makes the resource, or throws a <see cref="ProvisioningException"/>.</summary>
    void Create(Place place, StackResource resource);

    void Update(Place place, StackResource old, StackResource resource);

    void Delete(Place place, StackResource resource);

    /// <summary>How the resource differs from its template; null when it is gone.</summary>
    IReadOnlyList<Difference>? Drift(Place place, StackResource resource);
}

/// <summary>A resource of a stack, its properties evaluated.</summary>
internal sealed record StackResource(string LogicalId, string Type, string PhysicalId, JsonObject Properties,
    bool Retain)
{
    public string? Text(string property) => Properties[property] is { } value ? Json.Plain(value) : null;
}

/// <summary>Where a stack stands.</summary>
internal sealed record Place(SimulatedCloud Cloud, SimulatedAccount Account, Region Region, StackState Stack);

/// <summary>A property that is not what the template says.</summary>
internal sealed record Difference(string Path, string Expected, string Actual, string Kind = "NOT_EQUAL");

/// <summary>Why CloudFormation could not make a resource.</summary>
public sealed class ProvisioningException(string message) : Exception(message);
