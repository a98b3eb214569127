using System.Globalization;
using PciAutoHeal.Core.Diagnostics;
using PciAutoHeal.Documents.Yaml;

namespace PciAutoHeal.Documents.AutomationDocs;

/// <summary>
/// Text to a document. What a step means is the business of the checks; here it only has to have a shape.
/// </summary>
public sealed class AutomationDocumentReader
{
    private readonly List<Diagnostic> diagnostics = [];

    private AutomationDocumentReader()
    {
    }

    public static (AutomationDocument? Document, IReadOnlyList<Diagnostic> Diagnostics) Read(string file, string text)
    {
        var reading = YamlText.Read(file, text);
        if (reading.Root is null)
            return (null, reading.Diagnostics);

        var reader = new AutomationDocumentReader();
        var document = reader.Document(file, text, reading.Root);
        return (reader.diagnostics.Count == 0 ? document : null, reader.diagnostics);
    }

    private AutomationDocument Document(string file, string text, YamlValue root)
    {
        if (root["schemaVersion"]?.Scalar != "0.3")
            Refuse(root.Where, "an Automation document has schemaVersion \"0.3\"");
        if (root["mainSteps"] is not YamlList { Values.Count: > 0 })
            Refuse(root.Where, "an Automation document has mainSteps");

        return new(
            file,
            text,
            root,
            [.. (root["parameters"]?.Entries ?? []).Select(Parameter)],
            [.. (root["mainSteps"]?.Items ?? []).Select(Step)],
            [.. (root["outputs"]?.Items ?? []).Select(item => new DocumentOutput(item.Scalar ?? "", item.Where))]);
    }

    private static DocumentParameter Parameter(YamlEntry entry) => new(
        entry.Key,
        entry.Value["type"]?.Scalar ?? "",
        entry.Value["default"],
        entry.Value["allowedPattern"]?.Scalar,
        [.. (entry.Value["allowedValues"]?.Items ?? []).Select(item => item.Scalar ?? "")],
        entry.Where);

    private DocumentStep Step(YamlValue step)
    {
        if (step["name"]?.Scalar is null || step["action"]?.Scalar is null)
            Refuse(step.Where, "a step has a name and an action");

        return new(
            step["name"]?.Scalar ?? "",
            step["action"]?.Scalar ?? "",
            Number(step["timeoutSeconds"]),
            Number(step["maxAttempts"]) ?? 1,
            step["onFailure"]?.Scalar,
            step["nextStep"]?.Scalar,
            step["isCritical"]?.Scalar != "false",
            step["isEnd"]?.Scalar == "true",
            step["inputs"] ?? new YamlMap([], null, step.Where),
            [.. (step["outputs"]?.Items ?? []).Select(Output)],
            [.. (step["inputs"]?["Steps"]?.Items ?? []).Select(Step)],
            step.Where);
    }

    private static StepOutput Output(YamlValue output) =>
        new(output["Name"]?.Scalar ?? "", output["Selector"]?.Scalar ?? "", output["Type"]?.Scalar ?? "");

    private int? Number(YamlValue? value)
    {
        if (value is null)
            return null;
        if (int.TryParse(value.Scalar, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return number;
        Refuse(value.Where, $"'{value.Scalar}' is no whole number");
        return null;
    }

    private void Refuse(SourceLocation where, string message) => diagnostics.Add(
        Diagnostic.Error("PAH2101", $"Not an Automation document: {message}.", where, "See automation-docs/README.md."));
}
