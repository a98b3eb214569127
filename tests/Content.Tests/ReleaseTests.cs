using PciAutoHeal.Core.Diagnostics;
using PciAutoHeal.Documents.Generation;

namespace PciAutoHeal.Content.Tests;

public sealed class ReleaseTests
{
    /// <summary>
    /// Accepts what the sources give: PCIAUTOHEAL_ACCEPT=1 writes the derived files instead of comparing.
    /// </summary>
    [Fact]
    public void Derived_files_are_what_their_sources_give()
    {
        var built = ContentBuild.Run(Repository.Files);
        if (Environment.GetEnvironmentVariable("PCIAUTOHEAL_ACCEPT") == "1")
        {
            foreach (var (path, text) in built.Files)
                File.WriteAllText(Path.Combine(Repository.Root, path), text);
            foreach (var path in built.Obsolete)
                File.Delete(Path.Combine(Repository.Root, path));
        }

        built.Diagnostics.Where(it => it.Severity == Severity.Error).Should().BeEmpty();
        built.Files.Should()
            .OnlyContain(file => File.ReadAllText(Path.Combine(Repository.Root, file.Key)) == file.Value);
    }

    [Fact]
    public void The_release_has_no_finding_but_which_packs_go_by_S3() =>
        ContentCheck.Run(Repository.Release).Where(it => it.Code is not ("PAH2312" or "PAH2210")).Should().BeEmpty();

    [Fact]
    public void Every_rule_that_heals_has_its_document() =>
        ContentCheck.Run(Repository.Release).Where(it => it.Code == "PAH2210").Should().BeEmpty();

    [Fact]
    public void Building_twice_gives_the_same_bytes() =>
        ContentBuild.Run(Repository.Files).Files.Should().Equal(ContentBuild.Run(Repository.Files).Files);

    [Fact]
    public void Every_document_and_every_role_is_in_one_template_with_what_it_undoes()
    {
        var names = Repository.Release.Documents.Select(it => it.Name).ToList();
        var foundation = Repository.Release.Foundation!;

        foundation.Documents.SelectMany(it => it.Resources).Should().BeEquivalentTo(names);
        foundation.Roles.SelectMany(it => it.Resources).Should().BeEquivalentTo(names);
        foreach (var (documents, roles) in foundation.Documents.Zip(foundation.Roles))
        {
            documents.Resources.Should().Equal(roles.Resources);
            documents.Resources.Where(it => it.Contains("Restore", StringComparison.Ordinal)).Should()
                .OnlyContain(it => Repository.Release.Documents.Any(
                    other => documents.Resources.Contains(other.Name) && other.Name != it && other.Text.Contains(it)));
        }
    }

    [Fact]
    public void The_sixteen_rules_of_the_sample_are_in_the_three_small_packs_each_in_one() =>
        Repository.Release.Packs.Where(pack => !pack.Name.StartsWith("pci-dss", StringComparison.Ordinal))
            .SelectMany(pack => pack.Rules).Select(rule => rule.SourceIdentifier)
            .Should().OnlyHaveUniqueItems().And.HaveCount(16)
            .And.BeSubsetOf(Repository.Release.Catalog!.RulesOf("pci-dss-4.0.1").Select(rule => rule.Rule));

    [Fact]
    public void Moving_from_3_2_1_to_4_0_1_loses_no_check()
    {
        Crosswalk.Lost(Repository.Release.Catalog!).Should().BeEmpty();
        Repository.Files[ReleaseFolder.Crosswalk].Should().Contain("no check is lost");
    }
}
