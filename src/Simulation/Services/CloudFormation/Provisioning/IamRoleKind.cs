using System.Text.Json.Nodes;
using PciAutoHeal.Simulation.Services.CloudFormation.Templates;
using PciAutoHeal.Simulation.Services.Deliveries;
using PciAutoHeal.Simulation.Services.Iam;

namespace PciAutoHeal.Simulation.Services.CloudFormation.Provisioning;

/// <summary>AWS::IAM::Role with its inline policies.</summary>
internal sealed class IamRoleKind : IDeliveredKind, IMaker<IamRole>
{
    public string Type => "AWS::IAM::Role";

    public string NameProperty => "RoleName";

    public string? Value(string physicalId, PseudoParameters where, string? attribute) => attribute switch
    {
        null => physicalId,
        "Arn" => $"arn:{where.Region.Partition}:iam::{where.Account}:role/{physicalId}",
        "RoleId" => "AROA" + physicalId.ToUpperInvariant(),
        _ => null,
    };

    public void Create(Place place, StackResource resource) => Refusals.Translate(resource, () =>
    {
        if (Find(place, resource) is not null) throw Refusals.AlreadyExists(resource);
        var role = Roles(place).Create(
            place.Cloud, place.Account, resource.PhysicalId, Trust(resource), resource.Text("Path") ?? "/",
            place.Stack);
        Fill(role, resource);
    });

    public void Update(Place place, StackResource old, StackResource resource)
    {
        if (Find(place, resource) is not { } role)
        {
            Create(place, resource);
            return;
        }

        Replace(role, resource);
    }

    public void Delete(Place place, StackResource resource)
    {
        if (Find(place, resource)?.OwnerStack == place.Stack) Roles(place).Remove(resource.PhysicalId);
    }

    public IReadOnlyList<Difference>? Drift(Place place, StackResource resource)
    {
        if (Find(place, resource) is not { } role) return null;
        var found = new List<Difference>();
        Compare(found, "/AssumeRolePolicyDocument", Trust(resource), role.TrustPolicy);
        var expected = Inline(resource);
        foreach (var name in expected.Keys.Union(role.InlinePolicies.Keys).Order(StringComparer.Ordinal))
            Compare(found, $"/Policies/{name}", expected.GetValueOrDefault(name),
                role.InlinePolicies.GetValueOrDefault(name));
        Compare(found, "/ManagedPolicyArns", Json.Array(Managed(resource).Order()).ToJsonString(),
            Json.Array(role.AttachedPolicies).ToJsonString());
        return found;
    }

    public bool Accepts(Place place, ResourceGroup? old, ResourceGroup? wanted) =>
        this.Accepts(place, old, wanted, int.MaxValue)
        && (wanted is null || (wanted.IsPlain(IsPlain) && (old is null || wanted.Follows(old, static (_, _) => true))));

    public void Deliver(Place place, ResourceGroup? wanted)
    {
        Delivering.Deliver(this, place, wanted);
        if (wanted is not null) Tampering.Found(place.Cloud, place.Account, wanted.Names);
    }

    public void OpenAll(Place place) => Delivering.OpenAll(this, place);

    public IReadOnlyList<StackResource>? Touched(Place place) => Delivering.Touched(this, place);

    public Shelf<IamRole> Shelf(Place place) => Roles(place).Shelf;

    public IamRole Make(Place place, StackResource resource, DateTimeOffset at, IamRole? before)
    {
        if (before is not null)
        {
            Replace(before, resource);
            return before;
        }

        var role = IamRoles.New(
            place.Cloud, place.Account, resource.PhysicalId, Trust(resource), resource.Text("Path") ?? "/", at,
            place.Stack);
        Fill(role, resource);
        return role;
    }

    private static bool IsPlain(StackResource resource)
    {
        try
        {
            _ = (IamRoles.Checked(Trust(resource)), Inline(resource));
            return true;
        }
        catch (Exception refused) when (refused is ApiError or ProvisioningException)
        {
            return false;
        }
    }

    private static void Replace(IamRole role, StackResource resource)
    {
        role.TrustPolicy = Trust(resource);
        role.InlinePolicies.Clear();
        role.AttachedPolicies.Clear();
        Fill(role, resource);
    }

    private static void Compare(List<Difference> found, string path, string? expected, string? actual)
    {
        if (expected is null) found.Add(new(path, "null", actual!, "ADD"));
        else if (actual is null) found.Add(new(path, expected, "null", "REMOVE"));
        else if (!Json.Same(JsonNode.Parse(expected), JsonNode.Parse(actual))) found.Add(new(path, expected, actual));
    }

    private static void Fill(IamRole role, StackResource resource)
    {
        role.Description = resource.Text("Description");
        role.PermissionsBoundary = resource.Text("PermissionsBoundary");
        if (int.TryParse(resource.Text("MaxSessionDuration"), out var seconds)) role.MaxSessionSeconds = seconds;
        foreach (var (name, policy) in Inline(resource)) role.InlinePolicies[name] = policy;
        role.AttachedPolicies.UnionWith(Managed(resource));
    }

    private static Dictionary<string, string> Inline(StackResource resource) =>
        (resource.Properties["Policies"] as JsonArray ?? [])
            .DistinctBy(policy => Json.Plain(Json.At(policy, "PolicyName")))
            .ToDictionary(
                policy => Json.Plain(Json.At(policy, "PolicyName")),
                policy => Json.At(policy, "PolicyDocument")?.ToJsonString()
                    ?? throw Missing(resource, "PolicyDocument"));

    private static IEnumerable<string> Managed(StackResource resource) =>
        (resource.Properties["ManagedPolicyArns"] as JsonArray ?? []).Select(Json.Plain);

    private static string Trust(StackResource resource) =>
        resource.Properties["AssumeRolePolicyDocument"]?.ToJsonString()
        ?? throw Missing(resource, "AssumeRolePolicyDocument");

    private static ProvisioningException Missing(StackResource resource, string key) => new(
        $"Properties validation failed for resource {resource.LogicalId} with message: #: required key [{key}] not found");

    private static IamRoles Roles(Place place) => place.Account.Global<IamRoles>();

    private static IamRole? Find(Place place, StackResource resource) => Roles(place).Find(resource.PhysicalId);
}
