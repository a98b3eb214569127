namespace PciAutoHeal.Architecture.Tests;

public sealed class DependencyTests
{
    [Theory]
    [MemberData(nameof(Layout.Assemblies), MemberType = typeof(Layout))]
    public void An_assembly_references_only_what_the_layout_allows(string assembly) =>
        Layout.Load(assembly).GetReferencedAssemblies()
            .Select(reference => reference.Name!)
            .Where(name => !IsBaseClassLibrary(name) && !Layout.Allows(assembly, name))
            .Should().BeEmpty("the layout's table says what {0} may reference", assembly);

    [Fact]
    public void Every_source_project_stands_in_the_table() =>
        Repository.Projects("src").Where(name => !name.EndsWith(".Generator", StringComparison.Ordinal))
            .Should().BeEquivalentTo(Layout.Allowed.Keys.Select(Layout.ProjectOf));

    [Fact]
    public void The_simulation_shares_no_code_with_what_it_is_there_to_test() =>
        Layout.Load("PciAutoHeal.Simulation").GetReferencedAssemblies().Select(reference => reference.Name)
            .Should().NotContain(["PciAutoHeal.Steps", "PciAutoHeal.Aws", "PciAutoHeal.AwsSdk"]);

    [Fact]
    public void No_source_assembly_is_built_with_test_packages() =>
        Layout.Allowed.Keys.SelectMany(name => Layout.Load(name).GetReferencedAssemblies()).Select(reference => reference.Name)
            .Should().NotContain(["FluentAssertions", "CsCheck", "xunit.v3.assert"]);

    /// <summary>By name and by key: a package called System.Something is not the base class library.</summary>
    private static bool IsBaseClassLibrary(string name) =>
        File.Exists(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, $"{name}.dll"));
}
