using PciAutoHeal.Core.Diagnostics;
using PciAutoHeal.Documents.Yaml;

namespace PciAutoHeal.Documents.AutomationDocs;

/// <summary>One step of a document, as far as checks, roles and time budgets need it.</summary>
public sealed record DocumentStep(
    string Name,
    string Action,
    int? TimeoutSeconds,
    int MaxAttempts,
    string? OnFailure,
    string? NextStep,
    bool Critical,
    bool IsEnd,
    YamlValue Inputs,
    IReadOnlyList<StepOutput> Outputs,
    IReadOnlyList<DocumentStep> Nested,
    SourceLocation Where)
{
    /// <summary>
    /// The scripts that make a call of their own: one that tells a resource that is gone from a call that is refused,
    /// and one that also turns pages and goes through lists.
    /// </summary>
    public static IReadOnlyList<string> ReadingScripts { get; } = ["scripts/read_or_absent.py", "scripts/read_many.py"];

    private const string Answer = "$.Payload.Answer";

    private static readonly string[] AroundTheCall = ["Service", "Api", "PropertySelector", "DesiredValues"];

    /// <summary>The call of an AWS API that this step makes, if it makes one.</summary>
    public ApiCall? Call => CallAt["Service"]?.Scalar is { } service && CallAt["Api"]?.Scalar is { } api
        ? new(service, api)
        : null;

    /// <summary>What the call is given; once for each item of a list, the item among it.</summary>
    public IReadOnlyList<YamlEntry> CallInputs => !Reads
        ? [.. CallAt.Entries.Where(entry => !AroundTheCall.Contains(entry.Key))]
        : CallAt["Each"] is { } each && CallAt["As"]?.Scalar is { } member
            ? [.. CallAt["With"]?.Entries ?? [], new(member, each, each.Where)]
            : CallAt["With"]?.Entries ?? [];

    /// <summary>Whether the call is made for each item of a list, so that there are as many answers.</summary>
    public bool ReadsEach => Reads && CallAt["Each"] is not null;

    /// <summary>The lists of the answer in which one item is looked for; none where the whole answer is kept.</summary>
    public IReadOnlyList<string> FindsIn =>
        Reads ? [.. (CallAt["Find"]?["In"]?.Items ?? []).Select(it => it.Scalar ?? "")] : [];

    /// <summary>The files a script step is made of.</summary>
    public IReadOnlyList<string> ScriptFiles =>
        Action == "aws:executeScript" ? ScriptEmbedding.FilesOf(Inputs["Script"]?.Scalar ?? "") : [];

    /// <summary>Whether this step reads through the script that is allowed to.</summary>
    public bool Reads => ScriptFiles is [var only] && ReadingScripts.Contains(only);

    private YamlValue CallAt => Reads ? Inputs["InputPayload"] ?? Inputs : Inputs;

    /// <summary>A selector's path into the answer of the call; null where it looks at something else.</summary>
    public string? AnswerPath(string selector)
    {
        if (!Reads)
            return selector;
        var inside = selector.StartsWith(Answer, StringComparison.Ordinal) ? selector[Answer.Length..] : null;
        return inside is "" or ['.' or '[', ..] ? "$" + inside : null;
    }

    /// <summary>The steps a run may go to from here, in the words of the document.</summary>
    public IEnumerable<string> Targets => TargetsBy(_ => true);

    /// <summary>The same, by these choices of a branch only; its default counts always.</summary>
    public IEnumerable<string> TargetsBy(Func<YamlValue, bool> choice)
    {
        if (NextStep is not null)
            yield return NextStep;
        if (OnFailure?.StartsWith("step:", StringComparison.Ordinal) == true)
            yield return OnFailure["step:".Length..];
        foreach (var taken in (Inputs["Choices"]?.Items ?? []).Where(choice))
            yield return taken["NextStep"]?.Scalar ?? "";
        if (Action == "aws:branch" && Inputs["Default"]?.Scalar is { } otherwise)
            yield return otherwise;
    }

    public IEnumerable<DocumentStep> SelfAndNested() => Nested.SelectMany(step => step.SelfAndNested()).Prepend(this);
}

public sealed record StepOutput(string Name, string Selector, string Type);

/// <summary>A call as a document writes it: the service's SDK name and the operation.</summary>
public sealed record ApiCall(string Service, string Api)
{
    /// <summary>Operations that change nothing begin with one of these words.</summary>
    public bool IsRead => ReadingWords.Any(word => Api.StartsWith(word, StringComparison.Ordinal));

    private static readonly string[] ReadingWords = ["Get", "List", "Describe", "BatchGet", "Head"];

    public override string ToString() => $"{Service}:{Api}";
}
