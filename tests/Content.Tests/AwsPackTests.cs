using PciAutoHeal.Documents.Generation;

namespace PciAutoHeal.Content.Tests;

/// <summary>AWS's own packs, where a folder of them is named: they have to be a release as they are.</summary>
public sealed class AwsPackTests
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("PCIAUTOHEAL_AWS_PACKS");

    [Fact]
    public void Each_is_a_pack_with_nothing_wrong_that_would_stop_it()
    {
        Assert.SkipWhen(Folder is null, "PCIAUTOHEAL_AWS_PACKS names no folder of AWS's packs");
        var files = Directory.EnumerateFiles(Folder!).ToDictionary(file => Path.GetFileName(file), File.ReadAllText);

        var release = ContentRelease.Load(files);

        release.Packs.Should().HaveCount(files.Count);
        release.Packs.Should().OnlyContain(pack => pack.Rules.Count > 90 && pack.Remediations.Count == 0);
        ContentCheck.Run(release).Should().BeEmpty();
    }
}
