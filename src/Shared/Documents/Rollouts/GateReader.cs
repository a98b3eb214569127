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
            "dataWithin", "approvers", "approvalExpires", "freeze", "alarms")
            is not { } keys)
        {
            return null;
        }

        var defaults = new GateRules();
        var approval = keys.Optional("approval", Choices<ApprovalPolicy>.Read) ?? defaults.Approval;
        return new()
        {
            MaxFailedTargets = keys.Optional("maxFailedTargets", Allowed) ?? defaults.MaxFailedTargets,
            Bake = keys.Optional("bake", Durations.Any) ?? defaults.Bake,
            MaxRegressions = keys.Optional("maxRegressions", Numbers.NotNegative) ?? defaults.MaxRegressions,
            OnMissingData = keys.Optional("onMissingData", Choices<MissingDataPolicy>.Read) ?? defaults.OnMissingData,
            Approval = approval,
            Approvers = keys.Optional("approvers", approvers => Approvers(approvers, approval)) ?? defaults.Approvers,
            ApprovalExpires = keys.Optional("approvalExpires", Durations.Positive),
            Freeze = keys.Optional("freeze", windows => Collections.Any(windows, "window of time", Window)),
            Alarms = keys.Optional("alarms", AlarmReader.All),
            OnHalt = keys.Optional("onHalt", Choices<HaltAction>.Read) ?? defaults.OnHalt,
            DataWithin = keys.Optional("dataWithin", Durations.Any) ?? defaults.DataWithin,
            StuckAfter = keys.Optional("stuckAfter", Durations.Positive),
        };
    }

    private static int? Approvers(Field field, ApprovalPolicy approval)
    {
        if (Numbers.AtLeastOne(field) is not { } number)
            return null;
        if (number == 1 || approval == ApprovalPolicy.Required)
            return number;
        field.Refuse<object>(
            "PAH1110", $"'{field.Name}' is {number}, but no approval is asked for.", "Write approval: required as well.");
        return null;
    }

    private static FreezeWindow? Window(Field field)
    {
        if (Section.Of(field, "from", "to", "reason") is not { } keys)
            return null;
        var from = keys.Required("from", Words.Moment, "2026-12-18T18:00Z");
        var to = keys.Required("to", Words.Moment, "2027-01-04T06:00Z");
        var reason = keys.Required("reason", Words.Text, "year end");
        if (from is not { } begin || to is not { } end || reason is null)
            return null;
        return begin < end
            ? new(begin, end, reason)
            : field.Refuse<FreezeWindow>("PAH1109", $"'{field.Name}' ends before it begins.", "Exchange `from` and `to`, or correct one.");
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
