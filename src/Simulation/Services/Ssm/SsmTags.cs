using System.Text.Json.Nodes;

namespace PciAutoHeal.Simulation.Services.Ssm;

/// <summary>Tags of documents and parameters.</summary>
internal static class SsmTags
{
    public static JsonObject Add(ApiCall call)
    {
        Put(Of(call), call);
        return [];
    }

    public static JsonObject List(ApiCall call) => new() { ["TagList"] = DocumentShapes.Tags(Of(call)) };

    public static void Put(SortedDictionary<string, string> tags, ApiCall call)
    {
        foreach (var tag in call.Objects("Tags"))
        {
            tags[tag.Text("Key") ?? throw new ApiError(SsmErrors.Validation, "A tag has no key.")] = tag.Text("Value") ?? string.Empty;
        }
    }

    private static SortedDictionary<string, string> Of(ApiCall call)
    {
        var id = SsmErrors.Required(call, "ResourceId");
        return call.Text("ResourceType") switch
        {
            "Document" => call.Account.In<SsmDocuments>(call.InRegion).Find(id)?.Tags,
            "Parameter" => call.Account.In<SsmParameters>(call.InRegion).Find(id)?.Tags,
            var type => throw new ApiError("InvalidResourceType", $"The resource type {type} is not valid."),
        } ?? throw new ApiError("InvalidResourceId", "The resource ID isn't valid.");
    }
}
