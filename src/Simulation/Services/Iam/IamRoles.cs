using PciAutoHeal.Simulation.Wire;

namespace PciAutoHeal.Simulation.Services.Iam;

/// <summary>The roles of one account, by name. Shared by IAM, STS and CloudFormation.</summary>
public sealed class IamRoles
{
    private readonly SortedDictionary<string, IamRole> roles = new(StringComparer.Ordinal);

    public IReadOnlyCollection<IamRole> All => roles.Values;

    /// <summary>Role names are unique whatever their letters' case.</summary>
    public IamRole? Find(string name) => roles.GetValueOrDefault(name);

    /// <summary>Adds a role; one of that name that exists already is EntityAlreadyExists.</summary>
    public IamRole Create(
        SimulatedCloud cloud,
        SimulatedAccount account,
        string name,
        string trustPolicy,
        string path = "/",
        string? ownerStack = null,
        bool isBuiltIn = false)
    {
        if (roles.Keys.Any(existing => existing.Equals(name, StringComparison.OrdinalIgnoreCase)))
        {
            throw new ApiError("EntityAlreadyExists", $"Role with name {name} already exists.", 409);
        }

        var role = new IamRole
        {
            Name = name,
            Arn = $"arn:aws:iam::{account.Id}:role{path}{name}",
            RoleId = "AROA" + cloud.Letters(17, "role", account.Id.Value, name).ToUpperInvariant(),
            CreatedAt = cloud.Now,
            Path = path,
            TrustPolicy = Checked(trustPolicy),
            OwnerStack = ownerStack,
            IsBuiltIn = isBuiltIn,
        };
        roles.Add(name, role);
        Tampering.Found(cloud, account, role);
        return role;
    }

    public bool Remove(string name) => roles.Remove(name);

    /// <summary>The text, if it is a JSON policy; otherwise MalformedPolicyDocument.</summary>
    public static string Checked(string policy) => StrictJson.Object(policy)?.ContainsKey("Statement") == true
        ? policy
        : throw new ApiError("MalformedPolicyDocument", "Syntax errors in policy.");
}
