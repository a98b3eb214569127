using PciAutoHeal.Core.Gates;
using PciAutoHeal.Documents.Fields;
using PciAutoHeal.Documents.Yaml;

namespace PciAutoHeal.Documents.Rollouts;

/// <summary>Reads when a wave may be followed by the next.</summary>
internal static class GateReader
{
    public static GateRules? Read(Field field)
    {
        if (Section.Of(
            field, "maxFailedTargets", "bake", "maxRegressions", "onMissingData", "approval", "onHalt", "stuckAfter",
            "dataWithin")
            is not { } keys)
        {
            return null;
        }

        var defaults = new GateRules();
        return new()
        {
            MaxFailedTargets = keys.Optional("maxFailedTargets", Allowed) ?? defaults.MaxFailedTargets,
            Bake = keys.Optional("bake", Durations.Any) ?? defaults.Bake,
            MaxRegressions = keys.Optional("maxRegressions", Numbers.NotNegative) ?? defaults.MaxRegressions,
            OnMissingData = keys.Optional("onMissingData", Choices<MissingDataPolicy>.Read) ?? defaults.OnMissingData,
            Approval = keys.Optional("approval", Choices<ApprovalPolicy>.Read) ?? defaults.Approval,
            OnHalt = keys.Optional("onHalt", Choices<HaltAction>.Read) ?? defaults.OnHalt,
            DataWithin = keys.Optional("dataWithin", Durations.Any) ?? defaults.DataWithin,
            StuckAfter = keys.Optional("stuckAfter", Durations.Positive) ?? defaults.StuckAfter,
        };
    }

    private static Allowance? Allowed(Field field)
    {
        if (field.Value is not YamlScalar { IsNull: false, Text: var text })
        {
            field.WrongType<object>("a number or a percentage", "Write a count, such as 3, or a share, such as 1%.");
            return null;
        }

        if (Numbers.Digits(text) is { } count)
            return new Allowance(count);
        if (Numbers.Percent(text, needsSign: true) is >= 0 and <= 100 and var percent)
            return Allowance.OfPercent(percent);
        field.Refuse<object>(
            "PAH1107",
            $"'{field.Name}' is {field.Shown}; expected a count from 0, or a percentage from 0% to 100%.",
            "Write a count, such as 3, or a share, such as 1%.");
        return null;
    }
}
