using System.Text;
using PciAutoHeal.Cli.Input;

namespace PciAutoHeal.Cli.Bundles;

/// <summary>
/// A zip archive whose bytes follow from its files alone: entries in the order of their names, stored as they are,
/// without times. So the archive can be written again from its files and compared: no byte of it can change unseen.
/// </summary>
internal static class StoredZip
{
    private const ushort Version = 20;
    private const ushort Utf8Names = 1 << 11;
    private const ushort FirstOfJanuary1980 = 33;

    public static byte[] Write(IEnumerable<BundleFile> files)
    {
        var sorted = files.OrderBy(f => f.Path, StringComparer.Ordinal).ToList();
        var length = sorted.Sum(f => f.Content.LongLength + (2L * Encoding.UTF8.GetByteCount(f.Path)) + 76) + 22;
        if (sorted.Count > 65_000 || length > int.MaxValue)
        {
            throw new InvalidInputException(
                "PAH4050", "The evidence is too large for one zip file.", "Name a folder with --write FOLDER instead.");
        }

        using var archive = new MemoryStream((int)length);
        using var writer = new BinaryWriter(archive, Encoding.UTF8);
        var places = sorted.Select(file => (File: file, Offset: Local(writer, file))).ToList();
        var directory = (uint)archive.Position;
        foreach (var (file, offset) in places)
        {
            Central(writer, file, offset);
        }

        End(writer, (ushort)sorted.Count, (uint)archive.Position - directory, directory);
        writer.Flush();
        return archive.ToArray();
    }

    private static uint Local(BinaryWriter writer, BundleFile file)
    {
        var offset = (uint)writer.BaseStream.Position;
        writer.Write(0x04034b50u);
        Common(writer, file);
        writer.Write(Encoding.UTF8.GetBytes(file.Path));
        writer.Write(file.Content);
        return offset;
    }

    private static void Central(BinaryWriter writer, BundleFile file, uint offset)
    {
        writer.Write(0x02014b50u);
        writer.Write(Version); // made by
        Common(writer, file);
        writer.Write((ushort)0); // comment
        writer.Write((ushort)0); // disk
        writer.Write((ushort)0); // internal attributes
        writer.Write(0u); // external attributes
        writer.Write(offset);
        writer.Write(Encoding.UTF8.GetBytes(file.Path));
    }

    /// <summary>What a local header and its line in the directory have alike.</summary>
    private static void Common(BinaryWriter writer, BundleFile file)
    {
        writer.Write(Version);
        writer.Write(Utf8Names);
        writer.Write((ushort)0); // stored
        writer.Write((ushort)0); // midnight
        writer.Write(FirstOfJanuary1980);
        writer.Write(Crc32.Of(file.Content));
        writer.Write((uint)file.Content.Length);
        writer.Write((uint)file.Content.Length);
        writer.Write((ushort)Encoding.UTF8.GetByteCount(file.Path));
        writer.Write((ushort)0); // extra field
    }

    private static void End(BinaryWriter writer, ushort entries, uint size, uint offset)
    {
        writer.Write(0x06054b50u);
        writer.Write((ushort)0);
        writer.Write((ushort)0);
        writer.Write(entries);
        writer.Write(entries);
        writer.Write(size);
        writer.Write(offset);
        writer.Write((ushort)0);
    }
}
