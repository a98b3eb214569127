using PciAutoHeal.Simulation.Services.Deliveries;
using PciAutoHeal.Simulation.Wire;

namespace PciAutoHeal.Simulation.Services.Iam;

/// <summary>The roles of one account, by name. Shared by IAM, STS and CloudFormation.</summary>
public sealed class IamRoles
{
    /// <summary>In the order of names, to be read; <see cref="Find"/> gives the one to be changed.</summary>
    public IReadOnlyCollection<IamRole> All => [.. Shelf.Look()];

    internal Shelf<IamRole> Shelf { get; } = new();

    /// <summary>Role names are unique whatever their letters' case.</summary>
    public IamRole? Find(string name) => Shelf.Find(name);

    /// <summary>Adds a role; one of that name that exists already is EntityAlreadyExists.</summary>
    public IamRole Create(
        SimulatedCloud cloud,
        SimulatedAccount account,
        string name,
        string trustPolicy,
        string path = "/",
        object? ownerStack = null,
        bool isBuiltIn = false)
    {
        if (Shelf.Names.Contains(name, StringComparer.OrdinalIgnoreCase))
        {
            throw new ApiError("EntityAlreadyExists", $"Role with name {name} already exists.", 409);
        }

        var role = New(cloud, account, name, trustPolicy, path, cloud.Now, ownerStack, isBuiltIn);
        Shelf.Add(name, role);
        Tampering.Found(cloud, account, role);
        return role;
    }

    public bool Remove(string name) => Shelf.Remove(name);

    /// <summary>A role as it is on its first day, not yet anywhere.</summary>
    internal static IamRole New(
        SimulatedCloud cloud,
        SimulatedAccount account,
        string name,
        string trustPolicy,
        string path,
        DateTimeOffset at,
        object? ownerStack,
        bool isBuiltIn = false) => new()
        {
            Name = name,
            Arn = $"arn:aws:iam::{account.Id}:role{path}{name}",
            RoleId = "AROA" + cloud.Letters(17, "role", account.Id.Value, name).ToUpperInvariant(),
            CreatedAt = at,
            Path = path,
            TrustPolicy = Checked(trustPolicy),
            OwnerStack = ownerStack,
            IsBuiltIn = isBuiltIn,
        };

    /// <summary>The text, if it is a JSON policy; otherwise MalformedPolicyDocument.</summary>
    public static string Checked(string policy) => StrictJson.Object(policy)?.ContainsKey("Statement") == true
        ? policy
        : throw new ApiError("MalformedPolicyDocument", "Syntax errors in policy.");
}
