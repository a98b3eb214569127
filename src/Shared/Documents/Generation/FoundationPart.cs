using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using PciAutoHeal.Documents.AutomationDocs;

namespace PciAutoHeal.Documents.Generation;

/// <summary>
/// Documents that are deployed together, and their roles: one template each. Where a document belongs follows from
/// itself alone, so that another one more moves nothing: a document that changes its stack set would be there twice for
/// a while, which SSM refuses. One that undoes another is where the other is.
/// </summary>
public sealed partial record FoundationPart(int Number, string DocumentsTemplate, string RolesTemplate)
{
    /// <summary>
    /// What a part may grow to: a template has at most 1 MiB, carriage returns included, and 500 resources.
    /// </summary>
    private const int MostBytes = 1_000_000;

    private const int MostResources = 400;

    /// <summary>A group is halved so often at most; by then documents of the largest size would fit.</summary>
    private const int MostHalves = 64;

    public static IReadOnlyList<FoundationPart> Of(
        IEnumerable<AutomationDocument> documents, IReadOnlyList<Permission> permissions)
    {
        var all = documents.OrderBy(it => it.File, StringComparer.Ordinal).ToList();
        var undone = Undone(all);
        return
        [
            .. all.Select(document => (Document: document, Head: undone.GetValueOrDefault(document.Name, document)))
                .GroupBy(it => ServiceGroups.Of(it.Head))
                .AsParallel().SelectMany(group => Split(group.Key, [.. group], permissions))
                .OrderBy(part => part.Number),
        ];
    }

    /// <summary>The document that each restoring one undoes: the one that says so.</summary>
    private static Dictionary<string, AutomationDocument> Undone(List<AutomationDocument> documents)
    {
        var undone = new Dictionary<string, AutomationDocument>(StringComparer.Ordinal);
        foreach (var document in documents.Where(it => !it.Verb.StartsWith(CatalogCheck.UndoPrefix, StringComparison.Ordinal)))
        {
            foreach (Match named in Restoring().Matches(document.Text))
                undone.TryAdd(named.Value, document);
        }

        return undone;
    }

    private static List<FoundationPart> Split(
        int group, List<(AutomationDocument Document, AutomationDocument Head)> documents, IReadOnlyList<Permission> permissions)
    {
        for (var halves = 1; ; halves *= 2)
        {
            var parts = documents.GroupBy(it => group + (ServiceGroups.Count * (int)(Hash(it.Head.Name) % halves)))
                .Select(part => (part.Key, Documents: part.Select(it => it.Document).ToList()))
                .Select(part => (part.Documents.Count, Part: new FoundationPart(
                    part.Key,
                    FoundationWriter.Documents(part.Documents),
                    FoundationWriter.Roles(part.Documents, permissions)))).ToList();
            if (halves == MostHalves || parts.TrueForAll(it => it.Count <= MostResources && it.Part.Fits))
                return [.. parts.Select(it => it.Part)];
        }
    }

    private bool Fits => Encoding.UTF8.GetByteCount(DocumentsTemplate) <= MostBytes
        && Encoding.UTF8.GetByteCount(RolesTemplate) <= MostBytes;

    private static uint Hash(string name) =>
        BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(name)));

    [GeneratedRegex(AutomationDocument.NamePrefix + CatalogCheck.UndoPrefix + @"\w+", RegexOptions.CultureInvariant)]
    private static partial Regex Restoring();
}
