using PciAutoHeal.Core.Accounts;

namespace PciAutoHeal.Documents.Organizations;

/// <summary>Reads an account of an <c>org.json</c>.</summary>
internal static class AccountReader
{
    private static readonly string[] Known = ["id", "name", "state", "path", "tags", "regions", "recorders"];

    public static void Read(ref JsonWalk walk, OrganizationDraft draft)
    {
        var start = walk.Here;
        if (!walk.EntersObject("accounts[]"))
            return;
        AccountId? id = null;
        string? name = null;
        AccountState? state = null;
        var hasId = false;
        var hasState = false;
        var read = new Account(AccountId.Parse("000000000000"), "", AccountState.Unknown);
        while (walk.NextProperty(out var key))
        {
            switch (key)
            {
                case "id":
                    (hasId, id) = (true, OrganizationDraft.ReadAccountId(ref walk, "id"));
                    break;
                case "name":
                    name = walk.Text("name");
                    break;
                case "state":
                    (hasState, state) = (true, StateReader.Read(ref walk, "state"));
                    break;
                case "path":
                    read = read with { Path = Path(ref walk) };
                    break;
                case "tags":
                    read = read with { Tags = Tags(ref walk) };
                    break;
                case "regions":
                    read = read with { Regions = draft.ReadRegions(ref walk, "regions") };
                    break;
                case "recorders":
                    read = read with { Recorders = RecorderReader.All(ref walk, draft) };
                    break;
                default:
                    walk.Unknown(key, "an account", Known);
                    break;
            }
        }

        StateReader.RefuseMissing(ref walk, start, hasId, hasState, "id", "state");
        if (id is not null && state is not null)
            draft.Add(ref walk, read with { Id = id, Name = name ?? id.Value, State = state.Value }, start);
    }

    private static List<string> Path(ref JsonWalk walk)
    {
        var units = new List<string>();
        if (walk.IsNull || !walk.EntersArray("path"))
            return units;
        while (walk.NextItem())
        {
            if (walk.Text("path") is { } unit)
                units.Add(unit);
        }

        return units;
    }

    private static SortedDictionary<string, string> Tags(ref JsonWalk walk)
    {
        var tags = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (walk.IsNull || !walk.EntersObject("tags"))
            return tags;
        while (walk.NextProperty(out var key))
        {
            if (walk.Text("tags") is { } value)
                tags[key] = value;
        }

        return tags;
    }
}
