using System.Text.RegularExpressions;
using PciAutoHeal.Core.Accounts;

namespace PciAutoHeal.Documents.Organizations;

/// <summary>
/// Reads an account as <c>aws organizations list-accounts</c> prints it. The organization and its management account
/// are in the ARN; units are known by their ids at most.
/// </summary>
internal static partial class ListedAccountReader
{
    private static readonly string[] Known =
        ["Id", "Arn", "Email", "Name", "Status", "State", "Paths", "JoinedMethod", "JoinedTimestamp"];

    public static void Read(ref JsonWalk walk, OrganizationDraft draft)
    {
        var start = walk.Here;
        if (!walk.EntersObject("Accounts[]"))
            return;
        AccountId? id = null;
        string? name = null;
        AccountState? state = null, status = null;
        bool hasId = false, hasState = false;
        IReadOnlyList<string> path = [];
        while (walk.NextProperty(out var key))
        {
            switch (key)
            {
                case "Id":
                    (hasId, id) = (true, OrganizationDraft.ReadAccountId(ref walk, "Id"));
                    break;
                case "Arn":
                    Arn(ref walk, draft);
                    break;
                case "Name":
                    name = walk.Text("Name");
                    break;
                case "State":
                    (hasState, state) = (true, StateReader.Read(ref walk, "State"));
                    break;
                case "Status":
                    (hasState, status) = (true, StateReader.Read(ref walk, "Status"));
                    break;
                case "Paths":
                    path = Units(ref walk);
                    break;
                case var known when Known.Contains(known):
                    walk.Skip();
                    break;
                default:
                    walk.Unknown(key, "a listed account", Known);
                    break;
            }
        }

        StateReader.RefuseMissing(ref walk, start, hasId, hasState, "Id", "State");
        if (id is not null && (state ?? status) is { } life)
            draft.Add(ref walk, new(id, name ?? id.Value, life) { Path = path }, start);
    }

    private static void Arn(ref JsonWalk walk, OrganizationDraft draft)
    {
        var at = walk.Here;
        if (walk.Text("Arn") is not { } text)
            return;
        var arn = Shape().Match(text);
        if (!arn.Success)
        {
            walk.Refuse(
                "PAH1511", $"'Arn' is '{text}', which is not the ARN of an account in an organization.", at,
                "Use the output of `aws organizations list-accounts` as it is.");
            return;
        }

        var organization = arn.Groups["organization"].Value;
        draft.Management ??= AccountId.Parse(arn.Groups["management"].Value);
        draft.Id ??= organization;
        if (draft.Id != organization)
        {
            walk.Refuse(
                "PAH1512", $"The account is in organization {organization}, others are in {draft.Id}.", at,
                "Keep the accounts of one organization in a file.");
        }
    }

    /// <summary>A path such as <c>o-1/r-2/ou-2-3/ou-2-4/</c>, without its organization and root.</summary>
    private static IReadOnlyList<string> Units(ref JsonWalk walk)
    {
        IReadOnlyList<string> units = [];
        if (walk.IsNull || !walk.EntersArray("Paths"))
            return units;
        while (walk.NextItem())
        {
            if (walk.Text("Paths") is { } path && units.Count == 0)
                units = [.. path.Split('/').Where(part => part.StartsWith("ou-", StringComparison.Ordinal))];
        }

        return units;
    }

    [GeneratedRegex(
        @"\Aarn:aws[-a-z]*:organizations::(?<management>[0-9]{12}):" +
        @"account/(?<organization>o-[a-z0-9]{1,32})/[0-9]{12}\z")]
    private static partial Regex Shape();
}
