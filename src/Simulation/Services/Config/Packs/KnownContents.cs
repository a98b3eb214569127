using System.Globalization;
using System.Text;
using PciAutoHeal.Core.Accounts;

namespace PciAutoHeal.Simulation.Services.Config.Packs;

/// <summary>
/// Contents an account has put before: a rollout puts the same template in every wave, and it is parsed and evaluated
/// once a region.
/// </summary>
public sealed class KnownContents
{
    private const int Most = 256;

    private readonly Dictionary<string, PackContent> known = new(StringComparer.Ordinal);

    public PackContent Read(
        Region region,
        string text,
        IReadOnlyDictionary<string, string> parameters,
        Func<string, IReadOnlyDictionary<string, string>, PackContent> read)
    {
        var key = Key(region, text, parameters);
        if (known.TryGetValue(key, out var content))
        {
            return content;
        }

        if (known.Count >= Most)
        {
            known.Clear();
        }

        return known[key] = read(text, parameters);
    }

    private static string Key(Region region, string text, IReadOnlyDictionary<string, string> parameters)
    {
        var key = new StringBuilder(region.Value).Append(text);
        foreach (var (name, value) in parameters.OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            key.Append(CultureInfo.InvariantCulture, $"\0{name.Length}:{name}={value.Length}:{value}");
        }

        return key.ToString();
    }
}
