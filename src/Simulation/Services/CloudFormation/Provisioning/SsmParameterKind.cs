using PciAutoHeal.Simulation.Services.CloudFormation.Templates;
using PciAutoHeal.Simulation.Services.Ssm;

namespace PciAutoHeal.Simulation.Services.CloudFormation.Provisioning;

/// <summary>AWS::SSM::Parameter.</summary>
internal sealed class SsmParameterKind : IResourceKind
{
    public string Type => "AWS::SSM::Parameter";

    public string NameProperty => "Name";

    public string? Value(string physicalId, PseudoParameters where, string? attribute) =>
        attribute is null ? physicalId : null;

    public void Create(Place place, StackResource resource)
    {
        if (Find(place, resource) is not null) throw Refusals.AlreadyExists(resource);
        Put(place, resource, overwrite: false);
    }

    public void Update(Place place, StackResource old, StackResource resource) => Put(place, resource, overwrite: true);

    public void Delete(Place place, StackResource resource)
    {
        if (Find(place, resource)?.OwnerStack == place.Stack)
            place.Account.In<SsmParameters>(place.Region).Remove(resource.PhysicalId);
    }

    public IReadOnlyList<Difference>? Drift(Place place, StackResource resource)
    {
        if (Find(place, resource) is not { } parameter) return null;
        var expected = resource.Text("Value") ?? "";
        return expected == parameter.Value ? [] : [new("/Value", expected, parameter.Value)];
    }

    private static void Put(Place place, StackResource resource, bool overwrite) => Refusals.Translate(resource, () =>
        place.Account.In<SsmParameters>(place.Region).Put(
            resource.PhysicalId, resource.Text("Type") ?? "String", resource.Text("Value") ?? "", place.Cloud.Now,
            overwrite,
            resource.Text("Tier") ?? "Standard", place.Stack));

    private static SsmParameter? Find(Place place, StackResource resource) =>
        place.Account.In<SsmParameters>(place.Region).Find(resource.PhysicalId);
}
