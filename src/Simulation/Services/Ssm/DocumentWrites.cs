using System.Text.Json.Nodes;

namespace PciAutoHeal.Simulation.Services.Ssm;

/// <summary>Making and changing one's own documents.</summary>
internal static class DocumentWrites
{
    public static JsonObject Create(ApiCall call)
    {
        var document = call.Account.In<SsmDocuments>(call.InRegion).Create(
            call.Cloud,
            call.Account,
            call.InRegion,
            SsmErrors.Required(call, "Name"),
            SsmErrors.Required(call, "Content"),
            call.Text("DocumentType") ?? "Command",
            call.Text("DocumentFormat") ?? "JSON",
            call.Text("VersionName"));
        (document.TargetType, document.DisplayName) = (call.Text("TargetType"), call.Text("DisplayName"));
        SsmTags.Put(document.Tags, call);
        return new() { ["DocumentDescription"] = DocumentShapes.Description(document, document.Default) };
    }

    /// <summary>Adds a version; the default one stays until it is told otherwise.</summary>
    public static JsonObject Update(ApiCall call)
    {
        var document = DocumentFind.Own(call);
        var wanted = call.Text("DocumentVersion") ?? document.Latest.Version;
        if (document.Version(wanted) is not { } basis)
        {
            throw SsmErrors.NoVersion(document.Name, wanted);
        }

        if (basis != document.Latest)
        {
            throw new ApiError("InvalidDocumentVersion", "Only the latest version of a document can be updated.");
        }

        var version = SsmDocuments.Update(call.Cloud, call.Account, call.InRegion, document,
            SsmErrors.Required(call, "Content"), call.Text("DocumentFormat") ?? basis.Format, call.Text("VersionName"));
        document.TargetType = call.Text("TargetType") ?? document.TargetType;
        document.DisplayName = call.Text("DisplayName") ?? document.DisplayName;
        return new() { ["DocumentDescription"] = DocumentShapes.Description(document, version) };
    }

    public static JsonObject UpdateDefaultVersion(ApiCall call)
    {
        var document = DocumentFind.Own(call);
        var wanted = SsmErrors.Required(call, "DocumentVersion");
        document.MakeDefault(wanted.StartsWith('$') || document.Version(wanted) is not { } version
            ? throw SsmErrors.NoVersion(document.Name, wanted)
            : version);
        return new()
        {
            ["Description"] = new JsonObject
            {
                ["Name"] = document.Name,
                ["DefaultVersion"] = document.Default.Version,
                ["DefaultVersionName"] = document.Default.VersionName,
            },
        };
    }

    /// <summary>The whole document, or one version that is not the default.</summary>
    public static JsonObject Delete(ApiCall call)
    {
        var document = DocumentFind.Own(call);
        if (!call.Input.Has("DocumentVersion") && !call.Input.Has("VersionName"))
        {
            call.Account.In<SsmDocuments>(call.InRegion).Remove(document);
            return [];
        }

        return document.Remove(DocumentFind.Version(call, document))
            ? []
            : throw new ApiError("InvalidDocumentOperation", "The default version of a document can't be deleted.");
    }
}
