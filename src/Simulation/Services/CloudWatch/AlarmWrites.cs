using System.Text.Json;
using System.Text.Json.Nodes;

namespace PciAutoHeal.Simulation.Services.CloudWatch;

/// <summary>Puts, sets and deletes alarms.</summary>
internal static class AlarmWrites
{
    private const int LongestName = 255;
    private const int MostActions = 5;

    public static JsonObject PutMetric(ApiCall call)
    {
        var name = Name(call);
        if (!call.Input.Has("EvaluationCriteria"))
        {
            Require(call, call.Input.Has("Metrics") ? ["EvaluationPeriods", "ComparisonOperator"]
                : ["MetricName", "Namespace", "Period", "EvaluationPeriods", "ComparisonOperator"]);
        }

        if (call.Text("Threshold") is { } threshold
            && !double.TryParse(threshold, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out _))
        {
            throw CloudWatchErrors.Validation("Threshold must be a number.");
        }

        if (call.Text("TreatMissingData") is not (null or "breaching" or "notBreaching" or "ignore" or "missing"))
        {
            throw CloudWatchErrors.Validation(
                "The value of TreatMissingData must be one of [breaching, notBreaching, ignore, missing].");
        }

        if (call.Int("Period") is { } period && period is not (10 or 20 or 30) && (period < 60 || period % 60 != 0))
        {
            throw CloudWatchErrors.Validation("Period must be 10, 20, 30 or a multiple of 60");
        }

        _ = call.Int("EvaluationPeriods");
        _ = call.Int("DatapointsToAlarm");
        return Put(call, name, null);
    }

    public static JsonObject PutComposite(ApiCall call)
    {
        var name = Name(call);
        var text = call.Text("AlarmRule") ?? throw CloudWatchErrors.Missing("AlarmRule");
        var rule = AlarmRule.Parse(text) ?? throw CloudWatchErrors.Validation($"AlarmRule cannot be read: {text}");
        var gone = rule.Names.Where(child => Book(call).Find(child) is null).Distinct().ToList();
        return gone.Count == 0 ? Put(call, name, rule) : throw CloudWatchErrors.Validation(
            $"Could not save the composite alarm as alarms [{string.Join(", ", gone)}] in the alarm rule do not exist");
    }

    public static JsonObject SetState(ApiCall call)
    {
        var name = Name(call);
        Require(call, ["StateValue", "StateReason"]);
        var state = call.Text("StateValue")!;
        if (!AlarmStanding.IsState(state))
        {
            throw CloudWatchErrors.Validation(
                $"1 validation error detected: Value '{state}' at 'stateValue' failed to satisfy constraint: "
                + "Member must satisfy enum value set: [INSUFFICIENT_DATA, ALARM, OK]");
        }

        var data = call.Text("StateReasonData");
        if (data is not null && !IsJson(data))
        {
            throw CloudWatchErrors.Format("StateReasonData is not JSON.");
        }

        var alarm = Book(call).Find(name) ?? throw CloudWatchErrors.NotFound($"Alarm {name} does not exist");
        var states = new AlarmStates(call.Cloud, call.Account, call.InRegion);
        var since = states.Of(alarm) is { } now && now.State == state ? now.Since : call.Now;
        alarm.Set = new(state, call.Text("StateReason")!, since, data);
        alarm.SetOver = states.Below(alarm);
        return [];
    }

    /// <summary>Names that are not there do not keep the others from being deleted.</summary>
    public static JsonObject Delete(ApiCall call)
    {
        var book = Book(call);
        var names = call.Texts("AlarmNames").Distinct().ToList();
        var found = names.Select(book.Find).OfType<SimulatedAlarm>().ToList();
        if (names.Count is 0 or > AlarmReads.MostNames)
        {
            throw names.Count == 0 ? CloudWatchErrors.Missing("AlarmNames") : CloudWatchErrors.Validation(
                "1 validation error detected: Value at 'alarmNames' failed to satisfy constraint: "
                + $"Member must have length less than or equal to {AlarmReads.MostNames}");
        }

        if (found.Count(alarm => alarm.IsComposite) > 1)
        {
            throw CloudWatchErrors.Validation("A request deletes one composite alarm at most.");
        }

        if (found.FirstOrDefault(alarm => book.ParentsOf(alarm).Any(parent => !found.Contains(parent))) is { } needed)
        {
            throw CloudWatchErrors.Validation($"Cannot delete {needed.Name} as there are composite alarm(s) depending on it.");
        }

        found.ForEach(book.Remove);
        return found.Count > 0 ? [] : throw CloudWatchErrors.NotFound($"Alarms [{string.Join(", ", names)}] do not exist");
    }

    private static JsonObject Put(ApiCall call, string name, AlarmRule? rule)
    {
        foreach (var list in (string[])["OKActions", "AlarmActions", "InsufficientDataActions"])
        {
            if (call.Texts(list).Count > MostActions)
            {
                throw CloudWatchErrors.Validation($"{list} has more than {MostActions} members.");
            }
        }

        var there = Book(call).Find(name);
        if (there is not null && there.IsComposite != rule is not null)
        {
            throw CloudWatchErrors.Validation($"There is an alarm of another type with the name {name}.");
        }

        var alarm = there ?? new(name, $"arn:{call.InRegion.Partition}:cloudwatch:{call.Region}:{call.Caller.Account}:alarm:{name}", rule)
        {
            MadeAt = call.Now,
        };
        (alarm.Put, alarm.PutAt, alarm.Rule) = ((JsonObject)call.Input.DeepClone(), call.Now, rule);
        Book(call).Add(alarm);
        return [];
    }

    private static AlarmBook Book(ApiCall call) => call.Account.In<AlarmBook>(call.InRegion);

    private static string Name(ApiCall call) => call.Text("AlarmName") is { Length: > 0 } name
        ? name.Length <= LongestName && !name.Any(char.IsControl) ? name : throw CloudWatchErrors.Validation(
            $"1 validation error detected: Value at 'alarmName' failed to satisfy constraint: Member must have length less than or equal to {LongestName}")
        : throw CloudWatchErrors.Missing("AlarmName");

    private static void Require(ApiCall call, IReadOnlyList<string> members)
    {
        if (members.FirstOrDefault(member => !call.Input.Has(member)) is { } missing)
        {
            throw CloudWatchErrors.Missing(missing);
        }
    }

    private static bool IsJson(string text)
    {
        try
        {
            JsonNode.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
