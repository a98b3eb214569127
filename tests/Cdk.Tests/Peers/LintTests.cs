using PciAutoHeal.Cdk.Tests.Templates;

namespace PciAutoHeal.Cdk.Tests.Peers;

/// <summary>What others think of the templates.</summary>
public sealed class LintTests(Synthesis made)
{
    [Fact]
    public async Task Cfn_lint_finds_nothing()
    {
        var (exit, said) = await Tool.RunAsync("cfn-lint", made.Files);

        exit.Should().Be(0, said);
    }

    [Fact]
    public async Task Moto_creates_the_table_the_roles_and_the_state_machines()
    {
        var script = Path.Combine(Ledger.Tests.Engines.Checkout.Root, "tests", "Cdk.Tests", "moto", "deploy.py");
        var template = made.Files.Single(file => file.Contains("Administrator", StringComparison.Ordinal));

        var (exit, said) = await Tool.RunAsync("python3", [script, template]);

        exit.Should().Be(0, said);
        said.Should().Contain("5 state machines").And.Contain("pciautoheal-ledger");
    }
}
