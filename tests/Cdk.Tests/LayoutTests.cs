namespace PciAutoHeal.Cdk.Tests;

public sealed class LayoutTests
{
    /// <summary>What deploys knows the steps by their declarations, and nothing of how they reach AWS.</summary>
    private static readonly string[] Allowed =
        ["PciAutoHeal.Steps", "PciAutoHeal.Core", "Amazon.CDK.Lib", "Amazon.JSII.Runtime", "Constructs"];

    [Fact]
    public void The_templates_are_made_of_declarations_only() =>
        typeof(Installation).Assembly.GetReferencedAssemblies().Select(reference => reference.Name!)
            .Where(name => !name.StartsWith("System", StringComparison.Ordinal))
            .Should().BeSubsetOf(Allowed);
}
