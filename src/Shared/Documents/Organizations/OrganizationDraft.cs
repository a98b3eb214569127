using System.Text.RegularExpressions;
using PciAutoHeal.Core.Accounts;

namespace PciAutoHeal.Documents.Organizations;

/// <summary>What has been read of an organization so far.</summary>
internal sealed partial class OrganizationDraft
{
    private readonly Dictionary<string, Region?> regionsByCode = new(StringComparer.Ordinal);
    private readonly HashSet<AccountId> ids = [];
    private readonly List<Account> accounts = [];

    public string? Id { get; set; }

    public AccountId? Management { get; set; }

    public AccountId? Delegated { get; set; }

    public IReadOnlyList<Region> Regions { get; set; } = [];

    public IReadOnlyList<Account> Accounts => accounts;

    public bool Holds(AccountId id) => ids.Contains(id);

    public static bool IsOrganizationId(string text) => Shape().IsMatch(text);

    public void Add(ref JsonWalk walk, Account account, long offset)
    {
        if (ids.Add(account.Id))
            accounts.Add(account);
        else
            walk.Refuse("PAH1505", $"Account {account.Id} is listed twice.", offset, "Keep one of the two.");
    }

    public static AccountId? ReadAccountId(ref JsonWalk walk, string name)
    {
        var at = walk.Here;
        if (walk.Text(name) is not { } text)
            return null;
        if (AccountId.TryParse(text, out var id))
            return id;
        walk.Refuse("PAH1504", $"'{name}' is '{text}', which is not an AWS account id.", at, "Write twelve digits.");
        return null;
    }

    /// <summary>Null for a region that was refused. Each code is judged once: files repeat them often.</summary>
    public Region? ReadRegion(ref JsonWalk walk, string name)
    {
        var at = walk.Here;
        if (walk.Text(name) is not { } text)
            return null;
        if (!regionsByCode.TryGetValue(text, out var region))
            regionsByCode[text] = region = Region.TryParse(text, out var parsed) ? parsed : null;
        if (region is null)
            walk.Refuse("PAH1506", $"'{name}' has '{text}', which is no region code.", at, "Write it as eu-west-1.");
        return region;
    }

    /// <summary>Null for a list that is null: nobody has looked.</summary>
    public IReadOnlyList<Region>? ReadRegions(ref JsonWalk walk, string name)
    {
        if (walk.IsNull || !walk.EntersArray(name))
            return null;
        var regions = new List<Region>();
        while (walk.NextItem())
        {
            if (ReadRegion(ref walk, name) is { } region && !regions.Contains(region))
                regions.Add(region);
        }

        return regions;
    }

    [GeneratedRegex(@"\Ao-[a-z0-9]{1,32}\z")]
    private static partial Regex Shape();
}
