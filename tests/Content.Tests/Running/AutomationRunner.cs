using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PciAutoHeal.Documents.AutomationDocs;

namespace PciAutoHeal.Content.Tests.Running;

/// <summary>
/// Runs a document as Systems Manager would: steps in order, branches, onFailure, critical and other steps, outputs by
/// selector. Stricter than the service where that is the safe side: an output that finds nothing fails its step, and
/// a reference to a step that did not run fails too.
/// </summary>
internal sealed class AutomationRunner(MotoServer aws)
{
    private readonly Dictionary<string, JsonNode> values = [];
    private readonly List<ApiCall> calls = [];
    private readonly List<string> path = [];

    /// <summary>What an approver answers; silence is no.</summary>
    public bool Approved { get; init; } = true;

    public string Today { get; init; } = "2026-11-23";

    /// <summary>Calls that are refused, as a broken role would have it.</summary>
    public IReadOnlyCollection<string> Denied { get; init; } = [];

    public AutomationRun Run(AutomationDocument document, JsonObject parameters)
    {
        Accept(document, parameters);
        values["global:DATE"] = Today;
        values["global:ACCOUNT_ID"] = "123456789012";
        values["global:REGION"] = "us-east-1";
        values["global:AWS_PARTITION"] = "aws";
        var failure = Walk(document.Steps);
        var outputs = document.Outputs.Where(output => values.ContainsKey(output.Reference))
            .ToDictionary(output => output.Reference, output => values[output.Reference]);
        return new(failure is null, failure, path, calls, outputs);
    }

    private void Accept(AutomationDocument document, JsonObject given)
    {
        var unknown = given.Where(it => document.Parameter(it.Key) is null).Select(it => it.Key).ToList();
        if (unknown.Count > 0)
            throw new ArgumentException($"No such parameter: {string.Join(", ", unknown)}");
        foreach (var parameter in document.Parameters)
        {
            var value = given[parameter.Name]?.DeepClone() ?? (parameter.Default is null
                ? throw new ArgumentException($"'{parameter.Name}' is required.")
                : JsonYaml.ToJson(parameter.Default)!);
            var texts = value is JsonArray list ? list.Select(it => (string)it!) : [(string)value!];
            if (parameter.AllowedPattern is { } pattern && !texts.All(text => Regex.IsMatch(text, pattern)))
                throw new ArgumentException($"'{parameter.Name}' refuses {value.ToJsonString()}.");
            values[parameter.Name] = value;
        }
    }

    private string? Walk(IReadOnlyList<DocumentStep> steps)
    {
        string? critical = null;
        var at = 0;
        while (at < steps.Count)
        {
            var step = steps[at];
            path.Add(step.Name);
            string? next;
            try
            {
                next = Do(step) ?? step.NextStep;
            }
            catch (Exception fault) when (fault is AwsRefusedException or StepFailedException)
            {
                if (step.OnFailure?.StartsWith("step:", StringComparison.Ordinal) != true)
                    return $"{step.Name}: {fault.Message}";
                if (step.Critical)
                    critical = $"{step.Name}: {fault.Message}";
                next = step.OnFailure["step:".Length..];
                at = IndexOf(steps, next);
                continue;
            }

            if (step.IsEnd)
                return critical;
            at = next is null ? at + 1 : IndexOf(steps, next);
        }

        return critical;
    }

    private static int IndexOf(IReadOnlyList<DocumentStep> steps, string name) =>
        steps.Select((step, index) => (step, index)).Single(it => it.step.Name == name).index;

    private string? Do(DocumentStep step)
    {
        if (step.Action == "aws:branch")
            return Choose(step);
        if (step.Action == "aws:loop")
        {
            Repeat(step);
            return null;
        }

        var inputs = (JsonObject)Resolve(JsonYaml.ToJson(step.Inputs)!, step.Action == "aws:executeScript" ? "Script" : null)!;
        switch (step.Action)
        {
            case "aws:executeAwsApi":
                Keep(step, Call(step, inputs));
                return null;
            case "aws:assertAwsResourceProperty" or "aws:waitForAwsResourceProperty":
                Assert(step, inputs);
                return null;
            case "aws:sleep":
                return null;
            case "aws:executeScript":
                if (step.Call is not null)
                    Note(step.Call);
                var script = (string)inputs["Script"]!;
                var result = aws.Run(script, (string)inputs["Handler"]!, inputs["InputPayload"]!.DeepClone());
                Keep(step, new JsonObject { ["Payload"] = result.DeepClone() });
                return null;
            case "aws:approve":
                return Approved ? null : throw new StepFailedException("not approved");
            default:
                throw new NotSupportedException($"The runner does not know {step.Action}.");
        }
    }

    private JsonNode Call(DocumentStep step, JsonObject inputs)
    {
        Note(step.Call!);
        foreach (var word in new[] { "Service", "Api", "PropertySelector", "DesiredValues" })
            inputs.Remove(word);
        return aws.Call(step.Call!.Service, step.Call.Api, inputs);
    }

    private void Note(ApiCall call)
    {
        calls.Add(call);
        if (Denied.Contains(call.ToString()))
            throw new AwsRefusedException($"AccessDenied: {call}");
    }

    private void Assert(DocumentStep step, JsonObject inputs)
    {
        var selector = (string)inputs["PropertySelector"]!;
        var desired = inputs["DesiredValues"]!.AsArray().Select(it => (string)it!).ToList();
        var found = Selector.Find(Call(step, inputs), selector);
        var text = found is null ? null : JsonYaml.Text(found);
        if (text is null || !desired.Contains(text))
            throw new StepFailedException($"{selector} is '{text}', not one of {string.Join(", ", desired)}");
    }

    private void Keep(DocumentStep step, JsonNode answer)
    {
        foreach (var output in step.Outputs)
        {
            var found = Selector.Find(answer, output.Selector)
                ?? throw new StepFailedException($"the output {output.Name} finds nothing at {output.Selector}");
            values[$"{step.Name}.{output.Name}"] = OutputTypes.Hold(found, output.Type)
                ? found.DeepClone()
                : throw new StepFailedException($"the output {output.Name} is no {output.Type}: {found.ToJsonString()}");
        }
    }

    private void Repeat(DocumentStep step)
    {
        var items = Resolve(JsonYaml.ToJson(step.Inputs["Iterators"]!)!, null)!.AsArray().ToList();
        if (items.Count is 0 or > 100)
            throw new StepFailedException($"{items.Count} iterations; a loop has 1 to 100");
        foreach (var item in items)
        {
            values[$"{step.Name}.CurrentIteratorValue"] = item!.DeepClone();
            if (Walk(step.Nested) is { } failure)
                throw new StepFailedException(failure);
        }
    }

    private string Choose(DocumentStep step)
    {
        foreach (var choice in step.Inputs["Choices"]!.Items)
        {
            var tests = choice["And"]?.Items ?? [choice];
            if (tests.All(test => Holds((JsonObject)JsonYaml.ToJson(test)!)))
                return choice["NextStep"]!.Scalar!;
        }

        return step.Inputs["Default"]?.Scalar ?? throw new StepFailedException("no choice fits and there is no default");
    }

    private bool Holds(JsonObject test)
    {
        var value = Resolve(test["Variable"]!, null)!;
        if (test["BooleanEquals"] is { } flag)
            return value.GetValue<bool>() == flag.GetValue<bool>();
        return (string)value! == (string)test["StringEquals"]!;
    }

    private JsonNode? Resolve(JsonNode? node, string? verbatim) => node switch
    {
        JsonObject map => new JsonObject(map.Select(it =>
            KeyValuePair.Create(it.Key, it.Key == verbatim ? it.Value?.DeepClone() : Resolve(it.Value, null)))),
        JsonArray list => new JsonArray([.. list.Select(it => Resolve(it, null))]),
        JsonValue value => value.TryGetValue<string>(out var text) ? Resolve(text) : value.DeepClone(),
        _ => null,
    };

    private JsonNode? Resolve(string text)
    {
        if (DocumentReferences.In(text).ToList() is not { Count: > 0 } names)
            return text;
        if (names is [var only] && Regex.IsMatch(text, @"^\{\{[^{}]*\}\}$"))
            return Value(only).DeepClone();
        return names.Aggregate(text, (sofar, name) =>
            Regex.Replace(sofar, @"\{\{\s*" + Regex.Escape(name) + @"\s*\}\}", _ => JsonYaml.Text(Value(name))));
    }

    private JsonNode Value(string name) => values.TryGetValue(name, out var value)
        ? value
        : throw new StepFailedException($"'{name}' has no value here");
}

internal sealed class StepFailedException(string message) : Exception(message);
