using System.Text.Json.Nodes;

namespace PciAutoHeal.Simulation.Services.CloudWatch;

/// <summary>
/// DescribeAlarms: by names, by prefix, by state, or all; composite alarms only where they are asked for.
/// </summary>
internal static class AlarmReads
{
    public const int MostNames = 100;

    private const int PageSize = 50;

    public static JsonObject Describe(ApiCall call)
    {
        var types = call.Texts("AlarmTypes");
        if (types.FirstOrDefault(type => type is not ("MetricAlarm" or "CompositeAlarm")) is { } wrong)
        {
            throw CloudWatchErrors.Validation(
                $"1 validation error detected: Value '[{wrong}]' at 'alarmTypes' failed to satisfy constraint: "
                + "Member must satisfy enum value set: [CompositeAlarm, MetricAlarm]");
        }

        var states = new AlarmStates(call.Cloud, call.Account, call.InRegion);
        var family = call.Text("ChildrenOfAlarmName") ?? call.Text("ParentsOfAlarmName");
        var rows = Chosen(call)
            .Where(alarm => family is not null || (alarm.IsComposite ? types.Contains("CompositeAlarm") : types.Count == 0 || types.Contains("MetricAlarm")))
            .Where(alarm => call.Text("StateValue") is not { } state || states.Of(alarm).State == state)
            .Where(alarm => call.Text("ActionPrefix") is not { } prefix || AlarmShapes.Actions(alarm).Any(
                action => action.StartsWith(prefix, StringComparison.Ordinal)))
            .ToList();
        var max = Page.Size(call, "MaxRecords", 1, MostNames, PageSize, "ValidationError");
        var page = Page.Of(rows, call.Text("NextToken"), max, "InvalidNextToken");
        return new()
        {
            ["MetricAlarms"] = Shapes(page.Rows.Where(alarm => !alarm.IsComposite)),
            ["CompositeAlarms"] = Shapes(page.Rows.Where(alarm => alarm.IsComposite)),
            ["NextToken"] = page.NextToken,
        };

        JsonArray Shapes(IEnumerable<SimulatedAlarm> some) => new(
            [.. some.Select(alarm => family is null ? AlarmShapes.Full(alarm, states.Of(alarm)) : AlarmShapes.Short(alarm, states.Of(alarm)))]);
    }

    private static IEnumerable<SimulatedAlarm> Chosen(ApiCall call)
    {
        var book = call.Account.In<AlarmBook>(call.InRegion);
        var names = call.Texts("AlarmNames");
        var prefix = call.Text("AlarmNamePrefix");
        if (names.Count > MostNames)
        {
            throw CloudWatchErrors.Validation(
                "1 validation error detected: Value at 'alarmNames' failed to satisfy constraint: "
                + $"Member must have length less than or equal to {MostNames}");
        }

        if (names.Count > 0 && prefix is not null)
        {
            throw CloudWatchErrors.Validation("AlarmNames and AlarmNamePrefix cannot both be given.");
        }

        return (call.Text("ChildrenOfAlarmName"), call.Text("ParentsOfAlarmName")) switch
        {
            ({ } parent, _) => book.Find(parent)?.Rule?.Names.Select(book.Find).OfType<SimulatedAlarm>().Distinct() ?? [],
            (_, { } child) => book.Find(child) is { } found ? book.ParentsOf(found) : [],
            _ when names.Count > 0 => book.All.Where(alarm => names.Contains(alarm.Name)),
            _ => book.All.Where(alarm => prefix is null || alarm.Name.StartsWith(prefix, StringComparison.Ordinal)),
        };
    }
}
