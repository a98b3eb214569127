using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using PciAutoHeal.Core.Accounts;

namespace PciAutoHeal.Simulation.Services.Config.Packs;

/// <summary>
/// Contents an account has put before: a rollout puts the same template in every wave and region; it is kept once, and
/// parsed and evaluated once a region.
/// </summary>
public sealed class KnownContents
{
    private const int Most = 256;

    private readonly Dictionary<string, PackContent> known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> texts = new(StringComparer.Ordinal);

    public PackContent Read(
        Region region,
        string text,
        IReadOnlyDictionary<string, string> parameters,
        Func<string, IReadOnlyDictionary<string, string>, PackContent> read)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(text.AsSpan())));
        var key = Key(region, hash, parameters);
        if (known.TryGetValue(key, out var content))
        {
            return content;
        }

        if (known.Count >= Most)
        {
            known.Clear();
            texts.Clear();
        }

        texts.TryAdd(hash, text);
        return known[key] = read(texts[hash], parameters);
    }

    private static string Key(Region region, string hash, IReadOnlyDictionary<string, string> parameters)
    {
        var key = new StringBuilder(region.Value).Append(' ').Append(hash);
        foreach (var (name, value) in parameters.OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            key.Append(CultureInfo.InvariantCulture, $"\0{name.Length}:{name}={value.Length}:{value}");
        }

        return key.ToString();
    }
}
