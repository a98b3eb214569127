using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PciAutoHeal.Simulation.Services.Ssm;

/// <summary>One version of a document; its content never changes.</summary>
public sealed record SsmDocumentVersion(
    int Number, string Content, string Format, string? VersionName, DateTimeOffset CreatedAt)
{
    public string Version => Number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Worked out when somebody asks: stacks bring many thousand documents that nobody reads.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Content)));
}

/// <summary>A Systems Manager document of one account in one region.</summary>
public sealed class SsmDocument(string name, string type, string owner, SsmDocumentVersion first)
{
    private readonly SsmDocumentVersion one = first;
    private List<SsmDocumentVersion>? more;
    private SortedDictionary<string, string>? tags;
    private SortedDictionary<string, string>? sharedWith;

    public string Name { get; } = name;

    public string Type { get; } = type;

    public string Owner { get; } = owner;

    public string? TargetType { get; set; }

    public string? DisplayName { get; set; }

    /// <summary>The stack that made the document and alone may change it through CloudFormation.</summary>
    public object? OwnerStack { get; init; }

    /// <summary>
    /// Made when somebody asks: of the many thousand documents that stacks bring, few are tagged or shared.
    /// </summary>
    public SortedDictionary<string, string> Tags => tags ??= new(StringComparer.Ordinal);

    /// <summary>Accounts the document is shared with, and the version they see.</summary>
    public SortedDictionary<string, string> SharedWith => sharedWith ??= new(StringComparer.Ordinal);

    public IReadOnlyList<SsmDocumentVersion> Versions => more ?? [one];

    public SsmDocumentVersion Latest => more is null ? one : more[^1];

    public SsmDocumentVersion Default { get; private set; } = first;

    /// <summary>The default version before somebody tampered; null when nobody has.</summary>
    public SsmDocumentVersion? Original { get; private set; }

    /// <summary>
    /// A version by number, <c>$LATEST</c> or <c>$DEFAULT</c>; null, the default one. Null when there is none.
    /// </summary>
    public SsmDocumentVersion? Version(string? wanted) => wanted switch
    {
        null or "" or "$DEFAULT" => Default,
        "$LATEST" => Latest,
        _ => Versions.FirstOrDefault(version => version.Version == wanted),
    };

    public SsmDocumentVersion Add(string content, string format, string? versionName, DateTimeOffset now)
    {
        var version = new SsmDocumentVersion(Latest.Number + 1, content, format, versionName, now);
        (more ??= [one]).Add(version);
        return version;
    }

    public void MakeDefault(SsmDocumentVersion version) => (Default, Original) = (version, null);

    /// <summary>Drops a version; the default one stays.</summary>
    public bool Remove(SsmDocumentVersion version) => version != Default && (more ??= [one]).Remove(version);

    /// <returns>False where somebody has tampered already.</returns>
    internal bool Tamper(DateTimeOffset now)
    {
        if (Original is not null)
        {
            return false;
        }

        var by = Default.Format == "JSON" ? Default.Content + "\n" : Default.Content + "\n# edited by hand\n";
        (Original, Default) = (Default, Add(by, Default.Format, null, now));
        return true;
    }

    internal void Untamper()
    {
        if (Original is { } original)
        {
            var tampered = Default;
            MakeDefault(original);
            more?.Remove(tampered);
        }
    }
}
