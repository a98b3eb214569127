using PciAutoHeal.Core.Packs;
using PciAutoHeal.Core.Text;

namespace PciAutoHeal.Aws.Config;

/// <summary>
/// What a pack is called inside a member: <c>OrgConformsPack-NAME-xxxxxxxx</c> when the organization put it there, its
/// own name when a stack or the account did.
/// </summary>
internal static class MemberPackName
{
    private const string Prefix = "OrgConformsPack-";
    private const int SuffixLength = 9; // a hyphen and eight characters

    /// <summary>One name in a region stands on every row of it.</summary>
    private static readonly Remembered<string, (string Text, PackName? Pack)> Known = new(4096, StringComparer.Ordinal);

    public static bool IsOfOrganization(string memberName) => memberName.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>The name under which it was deployed; null when it is none that we could have deployed.</summary>
    public static PackName? Deployed(string? memberName) => Find(memberName ?? "").Pack;

    /// <summary>The same text, one object for all rows that bear it.</summary>
    public static string Shared(string memberName) => Find(memberName).Text;

    private static (string Text, PackName? Pack) Find(string name) => Known.Get(name, static it => (it, Read(it)));

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
