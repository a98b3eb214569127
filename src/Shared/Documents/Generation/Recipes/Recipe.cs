using PciAutoHeal.Core.Diagnostics;
using PciAutoHeal.Documents.AutomationDocs;
using PciAutoHeal.Documents.Yaml;

namespace PciAutoHeal.Documents.Generation.Recipes;

/// <summary>
/// What is particular to one document; everything that all documents have in common is added when it is written out.
/// The form is explained in automation-docs/recipes/README.md.
/// </summary>
public sealed record Recipe(
    string File,
    IReadOnlyList<string> Heals,
    string What,
    RecipeInput Resource,
    IReadOnlyList<RecipeInput> Parameters,
    IReadOnlyList<string> Settings,
    bool IsUntagged,
    IReadOnlyList<string> Uses,
    string? Approve,
    string? Quarantine,
    IReadOnlyList<RecipeRead> Reads,
    string Judge,
    IReadOnlyList<Kept> Gives,
    IReadOnlyList<RecipeAct> Heal,
    RecipeRestore? Restore)
{
    public string Verb => Path.GetFileNameWithoutExtension(File);
}

/// <summary>The way back, a document of its own.</summary>
/// <param name="Reads">What it looks at; null: the same as healing does.</param>
public sealed record RecipeRestore(
    string Verb,
    string What,
    IReadOnlyList<RecipeRead>? Reads,
    string Judge,
    IReadOnlyList<Kept> Gives,
    IReadOnlyList<RecipeAct> Heal);

/// <summary>A parameter, and what its pattern takes and refuses.</summary>
public sealed record RecipeInput(
    string Name,
    string Is,
    string Pattern,
    string? Default,
    IReadOnlyList<string> Accepted,
    IReadOnlyList<string> Refused,
    SourceLocation Where);

/// <summary>A look at the state: a call, or (with a script) a choice among what was read before.</summary>
/// <param name="Gone">Error codes that say that the resource is no longer there.</param>
/// <param name="Absent">Error codes that say that there is none of what was asked for; the answer is empty
/// then.</param>
/// <param name="Each">A list kept before; the call is made for each of its items, and the answer is the list of
/// answers.</param>
public sealed record RecipeRead(
    string Step,
    ApiCall? Call,
    YamlValue? With,
    string? Script,
    IReadOnlyList<string> Gone,
    IReadOnlyList<string> Absent,
    bool AllPages,
    string? Each,
    RecipeFind? Find,
    IReadOnlyList<Kept> Keeps,
    int Seconds)
{
    /// <summary>
    /// Steps cannot tell error codes apart, turn pages, nor go through a list that may be empty; a script can.
    /// </summary>
    public bool NeedsScript => Gone.Count > 0 || Absent.Count > 0 || AllPages || Each is not null || Find is not null;

    /// <summary>The smallest script that can do it.</summary>
    public string Reader => AllPages || Each is not null || Find is not null || Gone.Concat(Absent).Any(it => it.Contains(": ", StringComparison.Ordinal))
        ? DocumentStep.ReadingScripts[1]
        : DocumentStep.ReadingScripts[0];

    public bool CanBeGone => Gone.Count > 0 || Find is not null;
}

/// <summary>Of all the pages the one item that has the resource's id; none means that the resource is gone.</summary>
/// <param name="In">The lists of a page.</param>
/// <param name="By">The members that hold an id.</param>
public sealed record RecipeFind(IReadOnlyList<string> In, IReadOnlyList<string> By);

/// <summary>A write, or (with <paramref name="Select"/>) a wait for what the write sets off.</summary>
/// <param name="If">A Boolean of the judge without which the step is passed over.</param>
/// <param name="Each">A list of the judge; the step is done for each of its items.</param>
/// <param name="Item">The members of an item that the step uses, where the items are maps.</param>
public sealed record RecipeAct(
    string Step,
    ApiCall Call,
    YamlValue? With,
    string? If,
    string? Each,
    IReadOnlyList<Kept> Item,
    string? Select,
    IReadOnlyList<string> Desired,
    IReadOnlyList<Kept> Keeps,
    int Seconds);

/// <summary>An output of a step: its name, its SSM type and where it stands in the answer.</summary>
public sealed record Kept(string Name, string Type, string Selector);
