using System.Text.RegularExpressions;
using PciAutoHeal.Core.Accounts;

namespace PciAutoHeal.Simulation;

/// <summary>Identifiers in the shapes of the Organizations API, the same for the same seed.</summary>
internal static partial class OrganizationIds
{
    public static string Organization(string? wanted, long seed) =>
        wanted is not null
            && OrganizationShape().IsMatch(wanted) ? wanted : $"o-{Chance.Letters(seed, 10, "organization")}";

    public static string Unit(OrganizationalUnit root, OrganizationalUnit parent, string name, long seed) =>
        $"ou-{root.Id[2..]}-{Chance.Letters(seed, 8, "unit", parent.Id, name)}";

    public static string Email(string name, AccountId id)
    {
        var word = NotInAnAddress().Replace(name.ToLowerInvariant(), "-").Trim('-');
        return $"aws+{(word.Length is > 0 and <= 30 ? word : id.Value)}@example.com";
    }

    /// <summary>Within the three years before the rehearsal, to the second.</summary>
    public static DateTimeOffset JoinedAt(AccountId id, DateTimeOffset now, long seed) =>
        DateTimeOffset.FromUnixTimeSeconds(now.ToUnixTimeSeconds() - 86_400
            - (Chance.Draw(seed, "joined", id.Value) % (3 * 365 * 86_400L)));

    [GeneratedRegex(@"\Ao-[a-z0-9]{10,32}\z")]
    private static partial Regex OrganizationShape();

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NotInAnAddress();
}
