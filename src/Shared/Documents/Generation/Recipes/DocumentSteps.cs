namespace PciAutoHeal.Documents.Generation.Recipes;

/// <summary>One step as it will be written. <paramref name="Inputs"/> are lines of YAML, not yet indented.</summary>
internal sealed record StepText(
    string Name,
    string Action,
    int Seconds,
    IReadOnlyList<string> Inputs,
    string? Description = null,
    string? OnFailure = null,
    string? NextStep = null,
    bool IsEnd = false,
    IReadOnlyList<Kept>? Outputs = null)
{
    public const string Script = "aws:executeScript";

    public const string CallApi = "aws:executeAwsApi";

    public IEnumerable<string> Lines(int indent = 2)
    {
        var by = new string(' ', indent);
        yield return $"{by}- name: {Name}";
        if (Description is not null)
            yield return $"{by}  description: {YamlLines.Quoted(Description)}";
        yield return $"{by}  action: {Action}";
        yield return $"{by}  timeoutSeconds: {Seconds}";
        if (OnFailure is not null)
            yield return $"{by}  onFailure: {OnFailure}";
        if (OnFailure?.StartsWith("step:", StringComparison.Ordinal) == true)
            yield return $"{by}  isCritical: false";
        if (NextStep is not null)
            yield return $"{by}  nextStep: {NextStep}";
        if (IsEnd)
            yield return $"{by}  isEnd: true";
        yield return $"{by}  inputs:";
        foreach (var line in Inputs)
            yield return line.Length == 0 ? "" : $"{by}    {line}";
        if (Outputs is not { Count: > 0 })
            yield break;
        yield return $"{by}  outputs:";
        foreach (var output in Outputs)
        {
            yield return $"{by}    - Name: {output.Name}";
            yield return $"{by}      Selector: \"{output.Selector}\"";
            yield return $"{by}      Type: {output.Type}";
        }
    }
}

/// <summary>Steps that belong together; the last of them goes on to whatever comes after the block.</summary>
internal sealed record Block(string First, Func<string, IReadOnlyList<StepText>> Steps)
{
    public static Block Of(StepText step) => new(step.Name, _ => [step]);

    /// <summary>Every block in its order, each told the name of the next one's first step.</summary>
    public static IEnumerable<StepText> Chain(IReadOnlyList<Block> blocks, string end) =>
        blocks.SelectMany((block, at) => block.Steps(at + 1 < blocks.Count ? blocks[at + 1].First : end));
}
