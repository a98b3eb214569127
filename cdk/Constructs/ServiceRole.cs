using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Constructs;
using PciAutoHeal.Cdk.Permissions;

namespace PciAutoHeal.Cdk.Constructs;

/// <summary>
/// A role for one purpose, within the boundary of the installation, that a service assumes for this account only.
/// </summary>
public sealed class ServiceRole : Construct
{
    public ServiceRole(Construct scope, ServiceRoleProps props)
        : base(scope, props.Id) => new CfnRole(this, "Role", new CfnRoleProps
        {
            RoleName = props.Name,
            Description = props.Description,
            AssumeRolePolicyDocument = Statement.Document(new Statement("Service", ["sts:AssumeRole"], [])
            {
                Principal = Statement.Service(props.Service),
                Conditions = Condition.For(props.SourceArn),
            }),
            PermissionsBoundary = props.Boundary is null ? null : Fn.Ref(props.Boundary),
            Policies = new[]
            {
                new CfnRole.PolicyProperty { PolicyName = "Granted", PolicyDocument = Statement.Document(props.Statements) },
            },
        }).As(props.Id);
}

/// <param name="Id">The name in the template.</param>
/// <param name="Service">The principal that assumes it.</param>
/// <param name="SourceArn">For what of this account the service may act; null where the service does not say.</param>
public sealed record ServiceRoleProps(string Id, string Name, string Description, string Service, string? SourceArn)
{
    public required IReadOnlyList<Statement> Statements { get; init; }

    public string? Boundary { get; init; } = Ceiling.Id;
}
