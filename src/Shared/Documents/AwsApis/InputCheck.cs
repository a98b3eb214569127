using System.Globalization;
using PciAutoHeal.Core.Diagnostics;
using PciAutoHeal.Documents.AutomationDocs;
using PciAutoHeal.Documents.Fields;
using PciAutoHeal.Documents.Yaml;

namespace PciAutoHeal.Documents.AwsApis;

/// <summary>
/// What a step hands to a call. A value with a <c>{{ reference }}</c> in it may turn out to be anything.
/// </summary>
internal sealed class InputCheck(ApiModel model)
{
    public IEnumerable<Diagnostic> Call(DocumentStep step, ApiCall call, ApiOperation operation) =>
        operation.Input is { } input
            ? Members(step.CallInputs, input, call.ToString(), step.Where)
            : step.CallInputs.Select(given => Unknown(given, call.ToString(), []));

    private IEnumerable<Diagnostic> Members(
        IReadOnlyList<YamlEntry> given, ApiShape.Structure structure, string of, SourceLocation where)
    {
        var members = model.MembersOf(structure);
        foreach (var entry in given)
        {
            var findings = members.FirstOrDefault(it => it.Name == entry.Key) is { } member
                ? Value(entry.Value, member.Shape, entry.Key)
                : [Unknown(entry, of, [.. members.Select(it => it.Name)])];
            foreach (var finding in findings)
                yield return finding;
        }

        foreach (var missing in members.Where(it => it.IsRequired && given.All(entry => entry.Key != it.Name)))
            yield return Diagnostic.Error(
                "PAH2154", $"{of} needs '{missing.Name}'.", where, $"Add it: {missing.Shape}.");
    }

    private IEnumerable<Diagnostic> Value(YamlValue value, ApiShape shape, string name) => (value, shape) switch
    {
        (_, ApiShape.Anything) => [],
        (YamlScalar { Text: var text }, _) when DocumentReferences.In(text).Any() => [],
        (YamlMap map, ApiShape.Structure structure) => Members(map.Pairs, structure, $"'{name}'", map.Where),
        (YamlMap map, ApiShape.Map { Of: var of }) => map.Pairs.SelectMany(pair => Value(pair.Value, of, pair.Key)),
        (YamlList list, ApiShape.Items { Of: var of }) => list.Values.SelectMany(item => Value(item, of, name)),
        (YamlScalar scalar, ApiShape.Choice { Words: var words }) when !words.Contains(scalar.Text) =>
            [Diagnostic.Error("PAH2156", $"'{name}' cannot be '{scalar.Text}'.", scalar.Where, Spelling.Advice(scalar.Text, words))],
        (YamlScalar, ApiShape.Choice) => [],
        (YamlScalar scalar, ApiShape.Scalar { Kind: var kind }) when Reads(scalar, kind) => [],
        _ => [Diagnostic.Error("PAH2155", $"'{name}' takes {Article(shape)}, and this is {Shown(value)}.", value.Where,
            value is YamlScalar && shape is ApiShape.Scalar { Kind: "string" } ? "Put it in quotes." : "Correct the value.")],
    };

    /// <summary>Words in quotes may stand for a number or a truth value; a bare number is never text.</summary>
    private static bool Reads(YamlScalar scalar, string kind) => kind switch
    {
        "integer" => long.TryParse(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
        "number" => double.TryParse(scalar.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out _),
        "boolean" => bool.TryParse(scalar.Text, out _),
        _ => !scalar.IsPlain || !Plain.IsGuessed(scalar.Text),
    };

    private static Diagnostic Unknown(YamlEntry entry, string of, IReadOnlyCollection<string> known) => Diagnostic.Error(
        "PAH2153", $"{of} takes no '{entry.Key}'.", entry.Where, known.Count == 0 ? "Remove it." : Spelling.Advice(entry.Key, known));

    private static string Article(ApiShape shape) =>
        shape is ApiShape.Scalar { Kind: "integer" } ? $"an {shape}" : $"a {shape}";

    private static string Shown(YamlValue value) => value switch
    {
        YamlScalar scalar => $"'{scalar.Text}'",
        YamlList => "a list",
        _ => "keys and values",
    };
}
