using Amazon.CDK.AWS.IAM;
using Constructs;
using PciAutoHeal.Cdk.Permissions;

namespace PciAutoHeal.Cdk.Constructs;

/// <summary>
/// The most that any role of a stack can ever do, whatever is attached to it later: the actions of all of them, and no
/// other.
/// </summary>
public sealed class Ceiling : Construct
{
    public const string Id = "Boundary";

    public Ceiling(Construct scope, string name, IEnumerable<Statement> granted)
        : base(scope, "Ceiling") => new CfnManagedPolicy(this, "Policy", new CfnManagedPolicyProps
        {
            ManagedPolicyName = name,
            Description = "The ceiling of every role of this stack",
            PolicyDocument = Statement.Document(new Statement(
                "Ceiling", [.. granted.SelectMany(s => s.Actions).Distinct().Order(StringComparer.Ordinal)], ["*"])),
        }).As(Id);
}
