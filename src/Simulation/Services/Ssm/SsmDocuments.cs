using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Simulation.Services.Deliveries;

namespace PciAutoHeal.Simulation.Services.Ssm;

/// <summary>The documents of one account in one region, by name. Shared by SSM, CloudFormation and Config.</summary>
public sealed partial class SsmDocuments
{
    private static readonly string[] ReservedPrefixes =
        ["aws", "amazon", "amzn", "AWSEC2", "AWSConfigRemediation", "AWSSupport"];

    private static readonly ConcurrentDictionary<string, bool> GoodNames = new(StringComparer.Ordinal);

    /// <summary>In the order of names, to be read; <see cref="Find"/> gives the one to be changed.</summary>
    public IReadOnlyCollection<SsmDocument> All => [.. Shelf.Look()];

    internal Shelf<SsmDocument> Shelf { get; } = new();

    public SsmDocument? Find(string name) => Shelf.Find(name);

    /// <summary>The first of a list, which never changes, that is not here; null when all are.</summary>
    public string? FirstMissing(IReadOnlyList<string> names) => Shelf.FirstMissing(names);

    /// <summary>Adds a document with its first version, within SSM's limits.</summary>
    public SsmDocument Create(
        SimulatedCloud cloud,
        SimulatedAccount account,
        Region region,
        string name,
        string content,
        string type = "Command",
        string format = "JSON",
        string? versionName = null,
        object? ownerStack = null)
    {
        DemandName(name);
        if (Shelf.Has(name))
        {
            throw new ApiError("DocumentAlreadyExists", $"Document with name {name} already exists");
        }

        if (Shelf.Count >= cloud.Settings.SsmDocumentLimit)
        {
            throw new ApiError("DocumentLimitExceeded",
                $"You can have at most {cloud.Settings.SsmDocumentLimit} documents.");
        }

        SsmContent.Check(content, type, format, cloud.Settings.SsmDocumentBytes);
        var document = new SsmDocument(name, type, account.Id.Value, new(1, content, format, versionName, cloud.Now))
        {
            OwnerStack = ownerStack,
        };
        Shelf.Add(name, document);
        Tampering.Found(cloud, account, region, document);
        return document;
    }

    /// <summary>Refuses what no account would take.</summary>
    internal static void Check(SimulatedCloud cloud, string name, string content, string type, string format)
    {
        DemandName(name);
        SsmContent.Check(content, type, format, cloud.Settings.SsmDocumentBytes);
    }

    private static void DemandName(string name)
    {
        if (!GoodNames.GetOrAdd(name, IsGoodName))
        {
            throw new ApiError("ValidationException",
                $"The document name {name} is not valid or starts with a reserved prefix.");
        }
    }

    private static bool IsGoodName(string name) => NameShape().IsMatch(name)
        && !ReservedPrefixes.Any(p => name.StartsWith(p, StringComparison.OrdinalIgnoreCase));

    /// <summary>Adds a version; the content of the latest one again is DuplicateDocumentContent.</summary>
    public static SsmDocumentVersion Update(
        SimulatedCloud cloud,
        SimulatedAccount account,
        Region region,
        SsmDocument document,
        string content,
        string format,
        string? versionName = null)
    {
        SsmContent.Check(content, document.Type, format, cloud.Settings.SsmDocumentBytes);
        if (document.Latest.Content == content && document.Latest.Format == format)
        {
            throw new ApiError("DuplicateDocumentContent",
                "The content of the association document matches another document. Change the content of the document and try again.");
        }

        if (versionName is not null && document.Versions.Any(version => version.VersionName == versionName))
        {
            throw new ApiError("DuplicateDocumentVersionName",
                "The version name has already been used in this document.");
        }

        if (document.Versions.Count >= cloud.Settings.SsmDocumentVersionLimit)
        {
            throw new ApiError("DocumentVersionLimitExceeded",
                "The document has too many versions. Delete one or more and try again.");
        }

        var added = document.Add(content, format, versionName, cloud.Now);
        Tampering.Found(cloud, account, region, document);
        return added;
    }

    /// <summary>Removes a document; a shared one must be unshared first.</summary>
    public void Remove(SsmDocument document)
    {
        if (document.SharedWith.Count > 0)
        {
            throw new ApiError("InvalidDocumentOperation",
                "You attempted to delete a document while it is still shared. You must stop sharing the document before you can delete it.");
        }

        Shelf.Remove(document.Name);
    }

    [GeneratedRegex(@"\A[a-zA-Z0-9_\-.]{3,128}\z")]
    private static partial Regex NameShape();
}
