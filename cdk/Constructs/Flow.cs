using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PciAutoHeal.Steps;

namespace PciAutoHeal.Cdk.Constructs;

/// <summary>A state machine's file and what the names in it stand for here.</summary>
/// <param name="Name">The file's name: <c>rollout</c>.</param>
/// <param name="Definition">Its text, without the white space.</param>
public sealed partial record Flow(string Name, string Definition)
{
    private const string Suffix = ".asl.json";

    /// <summary>Machines that the shipped ones start: their placeholder is their name.</summary>
    private static readonly string[] Machines = ["Wave", "Drift", "Enroll"];

    /// <summary>Every machine of an installation: the shipped flow, and what schedules it here.</summary>
    public static IReadOnlyList<Flow> All { get; } =
    [
        .. typeof(Flow).Assembly.GetManifestResourceNames()
            .Where(name => name.EndsWith(Suffix, StringComparison.Ordinal))
            .Select(name => new Flow(name[..^Suffix.Length], Minified(EmbeddedText.Of(name))))
            .OrderBy(flow => flow.Name, StringComparer.Ordinal),
    ];

    public string Title => string.Concat(Name.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    /// <summary>Steps that its states call.</summary>
    public IReadOnlyList<string> Steps => [.. Placeholders.Where(name => StepCatalog.Find(name) is not null)];

    /// <summary>Machines that it starts.</summary>
    public IReadOnlyList<string> Children => [.. Placeholders.Intersect(Machines)];

    public bool AwaitsChildren => Definition.Contains("states:startExecution.sync", StringComparison.Ordinal);

    public bool ReadsLedger => Placeholders.Contains("LedgerTable");

    /// <summary>Each placeholder and the reference that fills it.</summary>
    public IReadOnlyDictionary<string, string> Substitutions => Placeholders.ToDictionary(name => name, name =>
        StepCatalog.Find(name) is not null ? $"${{{name}.Arn}}"
        : Machines.Contains(name) ? $"${{{name}Machine}}"
        : name == "LedgerTable" ? "${LedgerTable}"
        : throw new InvalidOperationException($"{Name}{Suffix} says ${{{name}}}, which is no step and no machine."));

    private IEnumerable<string> Placeholders =>
        Placeholder().Matches(Definition).Select(match => match.Groups[1].Value).Distinct().Order(StringComparer.Ordinal);

    /// <summary>Step Functions and readers alike take an apostrophe as it is.</summary>
    private static readonly JsonSerializerOptions Unescaped = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static string Minified(string text) => JsonNode.Parse(text)!.ToJsonString(Unescaped);

    [GeneratedRegex(@"\$\{(\w+)\}")]
    private static partial Regex Placeholder();
}
