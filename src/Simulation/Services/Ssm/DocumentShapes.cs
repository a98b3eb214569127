using System.Globalization;
using System.Text.Json.Nodes;

namespace PciAutoHeal.Simulation.Services.Ssm;

/// <summary>The structures in which SSM describes documents.</summary>
internal static class DocumentShapes
{
    public static JsonObject Description(SsmDocument document, SsmDocumentVersion version) => new()
    {
        ["Hash"] = version.Hash,
        ["HashType"] = "Sha256",
        ["Name"] = document.Name,
        ["DisplayName"] = document.DisplayName,
        ["VersionName"] = version.VersionName,
        ["Owner"] = document.Owner,
        ["CreatedDate"] = Instant.Of(version.CreatedAt),
        ["Status"] = "Active",
        ["DocumentVersion"] = version.Version,
        ["PlatformTypes"] = new JsonArray("Windows", "Linux", "MacOS"),
        ["DocumentType"] = document.Type,
        ["SchemaVersion"] = SsmContent.SchemaVersion(version.Content, version.Format),
        ["LatestVersion"] = document.Latest.Number.ToString(CultureInfo.InvariantCulture),
        ["DefaultVersion"] = document.Default.Version,
        ["DocumentFormat"] = version.Format,
        ["TargetType"] = document.TargetType,
        ["Tags"] = Tags(document.Tags),
    };

    public static JsonObject Identifier(SsmDocument document)
    {
        var version = document.Default;
        return new()
        {
            ["Name"] = document.Name,
            ["CreatedDate"] = Instant.Of(version.CreatedAt),
            ["DisplayName"] = document.DisplayName,
            ["Owner"] = document.Owner,
            ["VersionName"] = version.VersionName,
            ["PlatformTypes"] = new JsonArray("Windows", "Linux", "MacOS"),
            ["DocumentVersion"] = version.Version,
            ["DocumentType"] = document.Type,
            ["SchemaVersion"] = SsmContent.SchemaVersion(version.Content, version.Format),
            ["DocumentFormat"] = version.Format,
            ["TargetType"] = document.TargetType,
            ["Tags"] = Tags(document.Tags),
        };
    }

    public static JsonArray Tags(IEnumerable<KeyValuePair<string, string>> tags) =>
        [.. tags.Select(tag => new JsonObject { ["Key"] = tag.Key, ["Value"] = tag.Value })];
}
