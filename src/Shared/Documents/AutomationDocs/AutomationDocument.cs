using PciAutoHeal.Core.Diagnostics;
using PciAutoHeal.Documents.Yaml;

namespace PciAutoHeal.Documents.AutomationDocs;

/// <summary>An SSM Automation document of ours; its name is its file's name behind the product's.</summary>
public sealed record AutomationDocument(
    string File,
    string Text,
    YamlValue Root,
    IReadOnlyList<DocumentParameter> Parameters,
    IReadOnlyList<DocumentStep> Steps,
    IReadOnlyList<DocumentOutput> Outputs)
{
    public const string NamePrefix = "PciAutoHeal-";

    public string Verb => Path.GetFileNameWithoutExtension(File);

    public string Name => NamePrefix + Verb;

    /// <summary>Whether it puts a previous state back; a person runs such a document, no rule does.</summary>
    public bool IsUndo => Parameter("PreviousState") is not null;

    /// <summary>Every step, those inside loops included.</summary>
    public IEnumerable<DocumentStep> AllSteps => Steps.SelectMany(step => step.SelfAndNested());

    public DocumentParameter? Parameter(string name) => Parameters.FirstOrDefault(it => it.Name == name);
}

public sealed record DocumentParameter(
    string Name,
    string Type,
    YamlValue? Default,
    string? AllowedPattern,
    IReadOnlyList<string> AllowedValues,
    SourceLocation Where)
{
    public bool IsRequired => Default is null;
}

/// <summary>A result of the whole document: the output of a step, written <c>Step.Output</c>.</summary>
public sealed record DocumentOutput(string Reference, SourceLocation Where);
