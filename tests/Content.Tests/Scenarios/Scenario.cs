using System.Text.Json.Nodes;
using PciAutoHeal.Content.Tests.Running;
using PciAutoHeal.Documents.AutomationDocs;

namespace PciAutoHeal.Content.Tests.Scenarios;

/// <summary>
/// A scenario file played against moto: how the resource of a document is made, tagged and looked at.
/// </summary>
internal sealed class Scenario
{
    private readonly MotoServer aws;
    private readonly string file;
    private readonly JsonNode facts;

    private Scenario(MotoServer aws, AutomationDocument document)
    {
        this.aws = aws;
        Document = document;
        file = FileOf(document.Verb);
        facts = aws.Play(file, "facts", calls: false);
        foreach (var (name, value) in facts["Settings"]!.AsObject())
            Set($"/pciautoheal/{name}", (string)value!);
    }

    public AutomationDocument Document { get; }

    public string? Gone => (string?)facts[nameof(Gone)];

    public string GoneWhy => (string)facts[nameof(GoneWhy)]!;

    public string[] TagReads => facts[nameof(TagReads)]!.AsArray() is { Count: > 0 } reads
        ? [.. reads.Select(it => (string)it!)]
        : ["ssm:GetParameters"];

    /// <summary>Why moto is no judge of a situation; null where it is.</summary>
    public string? Unjudged(string situation) => (string?)facts["Unjudged"]![situation];

    public static Scenario Of(MotoServer aws, AutomationDocument document) => new(aws, document);

    /// <summary><c>RequireBucketTls</c> is played by <c>require_bucket_tls.py</c>.</summary>
    public static string FileOf(string verb) =>
        string.Concat(verb.Select((c, at) => char.IsUpper(c) && at > 0 ? $"_{char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}")) + ".py";

    public static bool Exists(string verb) =>
        File.Exists(Path.Combine(Repository.Root, "tests/Content.Tests/Scenarios", FileOf(verb)));

    public string Make(bool compliant) => (string)aws.Play(file, "make", calls: true, compliant)!;

    public JsonNode Look(string id) => aws.Play(file, "look", calls: true, id);

    public JsonNode Healed(JsonNode before) => aws.Play(file, "healed", calls: false, before);

    /// <summary>By tags; what has none is exempted by a setting.</summary>
    public void Exempt(string id, string until)
    {
        if ((bool)facts["Tags"]!)
            aws.Play(file, "tag", calls: true, id, new JsonObject { ["pciautoheal:exempt"] = "partner needs it", ["pciautoheal:exempt-until"] = until });
        else
            Set($"/pciautoheal/exempt/{Document.Verb}", $"{until} partner needs it");
    }

    public void Set(string name, string value) => aws.Call("ssm", "PutParameter", new()
    {
        ["Name"] = name,
        ["Value"] = value,
        ["Type"] = "String",
        ["Overwrite"] = true,
    });
}
