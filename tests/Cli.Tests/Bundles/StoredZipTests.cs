using System.IO.Compression;
using System.Text;
using CsCheck;
using PciAutoHeal.Cli.Bundles;

namespace PciAutoHeal.Cli.Tests.Bundles;

public sealed class StoredZipTests
{
    private static readonly Gen<BundleFile[]> Files = Gen.Select(Gen.String["abcdéø/0"], Gen.Byte.Array)
        .Select((name, content) => new BundleFile($"f{name.Replace("//", "/", StringComparison.Ordinal)}", content)).Array
        .Select(files => files.DistinctBy(f => f.Path).ToArray());

    [Fact]
    public void Another_program_reads_every_file_as_it_was() => Files.Sample(files =>
    {
        using var archive = new ZipArchive(new MemoryStream(StoredZip.Write(files)), ZipArchiveMode.Read);

        archive.Entries.Select(e => (e.FullName, Hash: Convert.ToHexString(Content(e)))).Should()
            .Equal(files.OrderBy(f => f.Path, StringComparer.Ordinal).Select(f => (f.Path, Convert.ToHexString(f.Content))));
    });

    [Fact]
    public void The_order_of_files_changes_nothing() => Files.Sample(files =>
        StoredZip.Write(files).AsSpan().SequenceEqual(StoredZip.Write(files.Reverse())));

    [Fact]
    public void The_checksum_is_that_of_zip() =>
        Crc32.Of(Encoding.ASCII.GetBytes("123456789")).Should().Be(0xCBF43926);

    private static byte[] Content(ZipArchiveEntry entry)
    {
        using var from = entry.Open();
        using var to = new MemoryStream();
        from.CopyTo(to);
        return to.ToArray();
    }
}
