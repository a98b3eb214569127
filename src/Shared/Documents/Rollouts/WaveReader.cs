using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Diagnostics;
using PciAutoHeal.Core.Waves;
using PciAutoHeal.Documents.Fields;

namespace PciAutoHeal.Documents.Rollouts;

/// <summary>Reads the waves of a spec.</summary>
internal static class WaveReader
{
    public static IReadOnlyList<WaveSpec>? All(Field field)
    {
        var waves = Collections.Filled(field, "wave", Wave);
        foreach (var twice in (waves ?? []).GroupBy(wave => wave.Name).Where(g => g.Key.Length > 0 && g.Count() > 1))
        {
            field.Findings.Add(Diagnostic.Error(
                "PAH1103",
                $"Waves share the name '{twice.Key}', in lines {string.Join(" and ", twice.Select(w => w.Where!.Line))}.",
                twice.Last().Where,
                "Give each wave its own name; `maxAccounts` splits a wave that is too large."));
        }

        return waves;
    }

    private static WaveSpec? Wave(Field field)
    {
        if (Section.Of(field, "name", "accounts", "organizationalUnits", "tags", "percent", "rest", "maxAccounts")
            is not { } keys)
        {
            return null;
        }

        var before = field.Findings.Count;
        var wave = new WaveSpec(keys.Required("name", Names.Read, "canary") ?? "")
        {
            Accounts = keys.Optional("accounts", Accounts) ?? [],
            OrganizationalUnits = keys.Optional("organizationalUnits", ScopeReader.Units) ?? [],
            Tags = keys.Optional("tags", Collections.Tags) ?? new Dictionary<string, string>(),
            Percent = keys.Optional("percent", Numbers.Share),
            Rest = keys.Optional("rest", Words.Truth) ?? false,
            MaxAccounts = keys.Optional("maxAccounts", Numbers.AtLeastOne),
            Where = field.Where,
        };
        return field.Findings.Count > before ? wave : RefuseContradictions(field, wave);
    }

    private static WaveSpec? RefuseContradictions(Field field, WaveSpec wave)
    {
        if (!wave.HasCriteria && wave.Accounts.Count == 0)
        {
            return field.Refuse<WaveSpec>(
                "PAH1102",
                $"'{field.Name}' ('{wave.Name}') selects no account.",
                "Give it accounts, organizationalUnits, tags, percent or `rest: true`.");
        }

        if (wave.Rest && (wave.Percent is not null || wave.OrganizationalUnits.Count > 0 || wave.Tags.Count > 0))
        {
            return field.Refuse<WaveSpec>(
                "PAH1105",
                $"'{field.Name}' takes all the rest and also has conditions; it cannot do both.",
                "Remove `rest: true`, or remove percent, organizationalUnits and tags.");
        }

        return wave;
    }

    private static IReadOnlyList<AccountId>? Accounts(Field field) =>
        Collections.Distinct(field, "account id", Words.Account);
}
