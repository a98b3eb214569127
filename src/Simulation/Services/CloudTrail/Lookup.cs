using System.Text.Json.Nodes;
using PciAutoHeal.Simulation.Services.Config;

namespace PciAutoHeal.Simulation.Services.CloudTrail;

/// <summary>LookupEvents: the changes of one account and region, the newest first, by at most one attribute.</summary>
internal static class Lookup
{
    private const int PageSize = 50;

    private static readonly string[] Keys =
        ["EventId", "EventName", "ReadOnly", "Username", "ResourceType", "ResourceName", "EventSource", "AccessKeyId"];

    public static JsonObject Answer(ApiCall call)
    {
        var settings = call.Cloud.Settings.Of<CloudTrailSettings>();
        var book = call.Account.In<TrailBook>(call.InRegion);
        if (!book.Takes(call.Now, settings.LookupsPerSecond)) throw new ApiError("ThrottlingException", "Rate exceeded");
        var size = Page.Size(call, "MaxResults", 1, PageSize, PageSize, "InvalidMaxResultsException");
        var (from, until) = (call.Time("StartTime") ?? DateTimeOffset.MinValue, call.Time("EndTime") ?? call.Now);
        if (from > until) throw new ApiError("InvalidTimeRangeException", "The start time is after the end time.");
        if (call.Text("EventCategory") is not null) return new() { ["Events"] = new JsonArray() };

        var takes = Filter(call);
        var oldest = call.Now - settings.Keeps;
        var newest = call.Now - settings.Delay;
        var rows = book.Events.Concat(FaultyChanges.In(call.Cloud, call.Account, call.InRegion))
            .Where(one => one.At >= oldest && one.At <= newest && one.At >= from && one.At <= until)
            .OrderByDescending(one => one.At)
            .Select(one => new ShownEvent(call.Cloud, call.Account, call.InRegion, one))
            .Where(takes).ToList();
        var page = Page.Of(rows, call.Text("NextToken"), size, "InvalidNextTokenException");
        return new JsonObject { ["Events"] = new JsonArray([.. page.Rows.Select(row => row.Shape())]) }
            .With(("NextToken", page.NextToken));
    }

    private static Func<ShownEvent, bool> Filter(ApiCall call)
    {
        var attributes = call.Objects("LookupAttributes");
        if (attributes.Count == 0) return static _ => true;
        var (key, value) = (attributes[0].Text("AttributeKey"), attributes[0].Text("AttributeValue"));
        return attributes.Count == 1 && key is not null && value is not null && Keys.Contains(key)
            ? shown => shown.Has(key, value)
            : throw new ApiError("InvalidLookupAttributesException", "Specify one attribute, with a key that exists and a value.");
    }
}
