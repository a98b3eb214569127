using PciAutoHeal.Core.Diagnostics;
using PciAutoHeal.Documents.Generation;

namespace PciAutoHeal.Content.Tests;

public sealed class ReleaseTests
{
    /// <summary>Accepts what the sources give: PCIAUTOHEAL_ACCEPT=1 writes the derived files instead of comparing.</summary>
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
        built.Files.Should().OnlyContain(file => File.ReadAllText(Path.Combine(Repository.Root, file.Key)) == file.Value);
    }

    [Fact]
    public void The_release_has_no_finding() => ContentCheck.Run(Repository.Release).Should().BeEmpty();

    [Fact]
    public void Building_twice_gives_the_same_bytes() =>
        ContentBuild.Run(Repository.Files).Files.Should().Equal(ContentBuild.Run(Repository.Files).Files);

    [Fact]
    public void Every_pack_goes_inline() =>
        Repository.Release.Packs.Should().HaveCount(3).And.OnlyContain(pack => pack.FitsInline);

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
    public void The_sixteen_rules_are_there_each_in_one_pack() =>
        Repository.Release.Packs.SelectMany(pack => pack.Rules).Select(rule => rule.SourceIdentifier)
            .Should().OnlyHaveUniqueItems().And.HaveCount(16)
            .And.BeEquivalentTo(Repository.Release.Catalog!.Rules.Select(rule => rule.Rule));
}
