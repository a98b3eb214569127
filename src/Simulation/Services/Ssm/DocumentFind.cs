using PciAutoHeal.Core.Accounts;

namespace PciAutoHeal.Simulation.Services.Ssm;

/// <summary>
/// Finds documents: one's own by name or ARN, others' by the ARN of what they share, in the same region.
/// </summary>
internal static class DocumentFind
{
    public static SsmDocument Own(ApiCall call)
    {
        var name = SsmErrors.Required(call, "Name");
        return Locate(call, name) is { } found && found.Owner == call.Caller.Account.Value
            ? found
            : throw SsmErrors.NoDocument(name);
    }

    public static SsmDocument Readable(ApiCall call)
    {
        var name = SsmErrors.Required(call, "Name");
        return Locate(call, name) is { } found && IsReadable(found, call.Caller.Account)
            ? found
            : throw SsmErrors.NoDocument(name);
    }

    /// <summary>By version number, $LATEST or $DEFAULT, or by version name.</summary>
    public static SsmDocumentVersion Version(ApiCall call, SsmDocument document, string? otherwise = null)
    {
        var (wanted, name) = (call.Text("DocumentVersion") ?? otherwise, call.Text("VersionName"));
        var version =
            name is null ? document.Version(wanted) : document.Versions.FirstOrDefault(v => v.VersionName == name);
        return version ?? throw SsmErrors.NoVersion(document.Name, name ?? wanted);
    }

    public static string Arn(ApiCall call, SsmDocument document) =>
        $"arn:aws:ssm:{call.Region}:{document.Owner}:document/{document.Name}";

    private static bool IsReadable(SsmDocument document, AccountId reader) => document.Owner == reader.Value
        || document.SharedWith.ContainsKey(reader.Value) || document.SharedWith.ContainsKey("all");

    private static SsmDocument? Locate(ApiCall call, string nameOrArn)
    {
        if (!nameOrArn.StartsWith("arn:", StringComparison.Ordinal))
        {
            return call.Account.In<SsmDocuments>(call.InRegion).Find(nameOrArn);
        }

        var parts = nameOrArn.Split(':', 6);
        return parts.Length == 6 && parts[3] == call.Region && AccountId.TryParse(parts[4], out var owner)
            && parts[5].StartsWith("document/", StringComparison.Ordinal)
            ? call.Cloud.Organization.Find(owner)?.In<SsmDocuments>(call.InRegion).Find(parts[5]["document/".Length..])
            : null;
    }
}
