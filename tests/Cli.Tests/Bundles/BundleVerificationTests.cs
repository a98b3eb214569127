using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using PciAutoHeal.Cli.Bundles;
using PciAutoHeal.Cli.Tests.Harness;

namespace PciAutoHeal.Cli.Tests.Bundles;

public sealed class BundleVerificationTests : IDisposable
{
    private readonly Folder folder = new();
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    [Fact]
    public async Task What_was_written_verifies_as_a_zip_file_and_as_a_folder()
    {
        var bundle = Sample();
        await bundle.WriteAsync(folder.PathOf("b.zip"), TestContext.Current.CancellationToken);
        await bundle.WriteAsync(folder.PathOf("b"), TestContext.Current.CancellationToken);

        (await VerifyAsync("b.zip", key)).Flaws.Should().BeEmpty();
        (await VerifyAsync("b", key)).Should().BeEquivalentTo(new { Rollout = "r", SignedBy = bundle.Fingerprint, IsKeyGiven = true, Flaws = Array.Empty<BundleFlaw>() });
    }

    [Fact]
    public async Task Any_one_byte_that_is_changed_is_found()
    {
        var zip = StoredZip.Write(Sample().Files);

        for (var at = 0; at < zip.Length; at++)
        {
            var changed = (byte[])zip.Clone();
            changed[at] ^= 0x20;
            (await VerifyAsync(changed)).IsValid.Should().BeFalse($"byte {at} is another one");
        }
    }

    [Fact]
    public async Task A_changed_byte_of_a_file_says_which_file()
    {
        var files = Sample().Files;
        foreach (var file in files)
        {
            for (var at = 0; at < file.Content.Length; at += 7)
            {
                var content = (byte[])file.Content.Clone();
                content[at] ^= 1;

                var found = BundleVerification.Of(
                    [.. files.Except([file]), file with { Content = content }], [], null, null);

                string[] named = [.. found.Flaws.Select(flaw => flaw.File)];
                named.Should().Contain(file.Path == BundleManifest.SignatureName ? BundleManifest.FileName : file.Path);
            }
        }

        await Task.CompletedTask;
    }

    [Fact]
    public async Task An_archive_that_ends_early_is_refused()
    {
        var zip = StoredZip.Write(Sample().Files);

        for (var length = 0; length < zip.Length; length += 11)
        {
            (await VerifyAsync(zip[..length])).IsValid.Should().BeFalse($"{length} bytes are there");
        }
    }

    [Fact]
    public void Files_that_are_missing_or_were_added_are_named()
    {
        var files = Sample().Files;

        Of([.. files.Skip(1), new("more.txt", [1])]).Select(flaw => (flaw.File, flaw.Problem)).Should()
            .BeEquivalentTo([("a.csv", BundleProblem.Missing), ("more.txt", BundleProblem.Added)]);
        foreach (var name in new[] { BundleManifest.FileName, BundleManifest.SignatureName, BundleManifest.KeyName })
        {
            Of([.. files.Where(f => f.Path != name)]).Should().Contain(flaw => flaw.File == name && flaw.Problem == BundleProblem.Missing);
        }

        static IReadOnlyList<BundleFlaw> Of(IReadOnlyList<BundleFile> files) => BundleVerification.Of(files, [], null, null).Flaws;
    }

    [Fact]
    public void Whoever_signs_again_after_a_change_has_another_key()
    {
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var forged = Bundle.Sign(
            "r", DateTimeOffset.UnixEpoch, [new("a.csv", Encoding.ASCII.GetBytes("all is well"))], other);

        BundleVerification.Of(forged.Files, [], null, null).IsValid.Should().BeTrue("it is whole");
        BundleVerification.Of(forged.Files, [], null, key).Flaws.Should().ContainSingle()
            .Which.Should().Match<BundleFlaw>(flaw => flaw.Problem == BundleProblem.OtherKey && flaw.Message.Contains(PublicKey.Fingerprint(key)));
    }

    [Theory]
    [InlineData("../outside", nameof(BundleProblem.Unsafe))]
    [InlineData("/etc/passwd", nameof(BundleProblem.Unsafe))]
    [InlineData("c:\\windows", nameof(BundleProblem.Unsafe))]
    [InlineData("packs/../../outside", nameof(BundleProblem.Unsafe))]
    [InlineData("a.csv", nameof(BundleProblem.Duplicate))]
    [InlineData("A.CSV", nameof(BundleProblem.Duplicate))]
    public async Task Paths_that_lead_out_and_names_that_come_twice_are_refused(string name, string problem)
    {
        var zip = StoredZip.Write([.. Sample().Files, new(name, [1])]);

        (await VerifyAsync(zip)).Flaws.Should().Contain(flaw => $"{flaw.Problem}" == problem);
    }

    [Fact]
    public async Task Compressed_entries_are_not_unpacked()
    {
        using var archive = new MemoryStream();
        using (var writer = new ZipArchive(archive, ZipArchiveMode.Create, leaveOpen: true))
        {
            await using var entry = await writer.CreateEntry("zeros").OpenAsync(TestContext.Current.CancellationToken);
            await entry.WriteAsync(new byte[1_000_000], TestContext.Current.CancellationToken);
        }

        (await VerifyAsync(archive.ToArray())).Flaws.Should().Contain(flaw => flaw.File == "zeros" && flaw.Message.Contains("compressed"));
    }

    public void Dispose()
    {
        key.Dispose();
        folder.Dispose();
    }

    private Bundle Sample() => Bundle.Sign(
        "r", DateTimeOffset.UnixEpoch, [new("a.csv", Encoding.ASCII.GetBytes("one,two\r\n")), new("packs/p.yaml", Encoding.ASCII.GetBytes("Resources:"))], key);

    private async Task<BundleVerification> VerifyAsync(byte[] zip)
    {
        await File.WriteAllBytesAsync(folder.PathOf("t.zip"), zip, TestContext.Current.CancellationToken);
        return await VerifyAsync("t.zip", null);
    }

    private async Task<BundleVerification> VerifyAsync(string name, ECDsa? given)
    {
        var path = folder.PathOf(name);
        var (files, flaws) = await BundleReading.ReadAsync(path, TestContext.Current.CancellationToken);
        return BundleVerification.Of(files, flaws, File.Exists(path) ? await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken) : null, given);
    }
}
