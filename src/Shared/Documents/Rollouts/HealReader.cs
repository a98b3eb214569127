using PciAutoHeal.Core.Healing;
using PciAutoHeal.Documents.Fields;

namespace PciAutoHeal.Documents.Rollouts;

/// <summary>Reads how much a rollout may heal before a person looks.</summary>
internal static class HealReader
{
    public static HealingCaps? Read(Field field)
    {
        if (Section.Of(field, "maxChangesPerAccount", "maxChangesPerRun") is not { } keys)
            return null;
        var caps = new HealingCaps
        {
            MaxChangesPerAccount = keys.Optional("maxChangesPerAccount", Numbers.NotNegative),
            MaxChangesPerRun = keys.Optional("maxChangesPerRun", Numbers.NotNegative),
        };
        return caps is { MaxChangesPerAccount: { } each, MaxChangesPerRun: { } all } && each > all
            ? field.Refuse<HealingCaps>(
                "PAH1111",
                $"'{field.Name}' allows {each} changes in one account, but only {all} in the whole rollout.",
                "Make maxChangesPerRun at least as large as maxChangesPerAccount.")
            : caps;
    }
}
