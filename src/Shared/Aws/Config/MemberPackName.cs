using System.Collections.Concurrent;
using PciAutoHeal.Core.Packs;

namespace PciAutoHeal.Aws.Config;

/// <summary>
/// What a pack is called inside a member: <c>OrgConformsPack-NAME-xxxxxxxx</c> when the organization put it there, its
/// own name when a stack or the account did.
/// </summary>
internal static class MemberPackName
{
    private const string Prefix = "OrgConformsPack-";
    private const int SuffixLength = 9; // a hyphen and eight characters
    private const int MostKnown = 4096;

    /// <summary>One name in a region stands on every row of it.</summary>
    private static readonly ConcurrentDictionary<string, (string Text, PackName? Pack)> Known = new(StringComparer.Ordinal);

    public static bool IsOfOrganization(string memberName) => memberName.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>The name under which it was deployed; null when it is none that we could have deployed.</summary>
    public static PackName? Deployed(string? memberName) => Find(memberName ?? "").Pack;

    /// <summary>The same text, one object for all rows that bear it.</summary>
    public static string Shared(string memberName) => Find(memberName).Text;

    private static (string Text, PackName? Pack) Find(string name)
    {
        if (Known.TryGetValue(name, out var known))
        {
            return known;
        }

        var read = (name, Read(name));
        return Known.Count < MostKnown ? Known.GetOrAdd(name, read) : read;
    }

    private static PackName? Read(string name)
    {
        if (IsOfOrganization(name))
        {
            name = name.Length > Prefix.Length + SuffixLength && name[^SuffixLength] == '-'
                ? name[Prefix.Length..^SuffixLength]
                : "";
        }

        return PackName.TryParse(name, out var deployed) ? deployed : null;
    }
}
