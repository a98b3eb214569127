namespace PciAutoHeal.Core.Packs;

/// <summary>Rules of packs end, in a member, with their pack's own mark.</summary>
public static class RuleNames
{
    private const string Mark = "-conformance-pack-";

    /// <summary>The name as the template gives it.</summary>
    public static string Authored(string inMember) =>
        inMember.LastIndexOf(Mark, StringComparison.Ordinal) is > 0 and var at ? inMember[..at] : inMember;
}
