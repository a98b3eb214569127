namespace PciAutoHeal.Simulation.Services.Iam;

/// <summary>A role of an account; trust and policies are the JSON texts that were put.</summary>
public sealed class IamRole
{
    public required string Name { get; init; }

    public required string Arn { get; init; }

    public required string RoleId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public string Path { get; init; } = "/";

    public required string TrustPolicy { get; set; }

    public string? Description { get; set; }

    public int MaxSessionSeconds { get; set; } = 3600;

    public string? PermissionsBoundary { get; set; }

    /// <summary>The stack that made the role and alone may change it through CloudFormation.</summary>
    public object? OwnerStack { get; init; }

    /// <summary>Whether the organization was born with it.</summary>
    public bool IsBuiltIn { get; init; }

    public SortedDictionary<string, string> InlinePolicies { get; } = new(StringComparer.Ordinal);

    public SortedSet<string> AttachedPolicies { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, string> Tags { get; } = new(StringComparer.Ordinal);
}
