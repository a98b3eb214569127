using System.Text.Json.Nodes;

namespace PciAutoHeal.Simulation.Services.Ssm;

/// <summary>Reading documents.</summary>
internal static class DocumentReads
{
    public static JsonObject Describe(ApiCall call)
    {
        var document = DocumentFind.Readable(call);
        return new() { ["Document"] = DocumentShapes.Description(document, DocumentFind.Version(call, document)) };
    }

    public static JsonObject Get(ApiCall call)
    {
        var document = DocumentFind.Readable(call);
        var version = DocumentFind.Version(call, document);
        return new()
        {
            ["Name"] = document.Name,
            ["CreatedDate"] = Instant.Of(version.CreatedAt),
            ["DisplayName"] = document.DisplayName,
            ["VersionName"] = version.VersionName,
            ["DocumentVersion"] = version.Version,
            ["Status"] = "Active",
            ["Content"] = version.Content,
            ["DocumentType"] = document.Type,
            ["DocumentFormat"] = version.Format,
            ["AttachmentsContent"] = new JsonArray(),
        };
    }

    public static JsonObject ListVersions(ApiCall call)
    {
        var document = DocumentFind.Readable(call);
        return Paged(call, "DocumentVersions", [.. document.Versions.Reverse()], version => new JsonObject
        {
            ["Name"] = document.Name,
            ["DocumentVersion"] = version.Version,
            ["VersionName"] = version.VersionName,
            ["CreatedDate"] = Instant.Of(version.CreatedAt),
            ["IsDefaultVersion"] = version == document.Default,
            ["DocumentFormat"] = version.Format,
            ["Status"] = "Active",
        });
    }

    /// <summary>One's own documents; AWS's own are not simulated, so Owner=Amazon lists none.</summary>
    public static JsonObject List(ApiCall call)
    {
        Func<SsmDocument, bool>[] filters =
            [.. call.Objects("Filters").Concat(call.Objects("DocumentFilterList")).Select(Filter)];
        SsmDocument[] rows = [.. call.Account.In<SsmDocuments>(call.InRegion).All
            .Where(document => filters.All(passes => passes(document)))];
        return Paged(call, "DocumentIdentifiers", rows, DocumentShapes.Identifier);
    }

    /// <summary>A filter is read once, so that a wrong one is refused also where there is nothing to filter.</summary>
    private static Func<SsmDocument, bool> Filter(JsonObject filter)
    {
        var key = filter.Text("Key") ?? filter.Text("key");
        string[] values = [.. filter.Texts("Values"), .. filter.Text("value") is { } value ? [value] : Array.Empty<string>()];
        return key switch
        {
            "Owner" => document =>
                values.Any(owner => owner is "Self" or "Private" or "All" || owner == document.Owner),
            "Name" => document => values.Any(name => document.Name.StartsWith(name, StringComparison.Ordinal)),
            "DocumentType" => document => values.Contains(document.Type),
            "TargetType" => document => values.Contains(document.TargetType),
            "PlatformTypes" or "SearchKeyword" => static _ => true,
            not null when key.StartsWith("tag:", StringComparison.Ordinal) =>
                document => document.Tags.TryGetValue(key[4..], out var tag) && values.Contains(tag),
            _ => throw new ApiError("InvalidFilterKey", $"The filter key {key} is not valid."),
        };
    }

    private static JsonObject Paged<T>(ApiCall call, string member, IReadOnlyList<T> rows, Func<T, JsonObject> shape)
    {
        var size = Page.Size(call, "MaxResults", 1, 50, 50, SsmErrors.Validation);
        var page = Page.Of(rows, call.Text("NextToken"), size, "InvalidNextToken");
        return new() { [member] = new JsonArray([.. page.Rows.Select(shape)]), ["NextToken"] = page.NextToken };
    }
}
