using PciAutoHeal.Core.Diagnostics;

namespace PciAutoHeal.Documents.Yaml;

/// <summary>Everything the YAML reader refuses, with its code.</summary>
internal static class YamlProblem
{
    public static Diagnostic Syntax(SourceLocation at, string message) =>
        Error("PAH2001", at, $"This is not readable YAML: {message}", "Correct the syntax at this place.");

    public static Diagnostic Tab(SourceLocation at) =>
        Error("PAH2002", at, "The line is indented with a tab; YAML indents with spaces.", "Replace tabs by spaces.");

    public static Diagnostic Alias(SourceLocation at, string name) =>
        Error("PAH2003", at, $"Anchors and aliases ('{name}') are not accepted here.", "Write the value out.");

    public static Diagnostic TooLarge(SourceLocation at, int bytes) =>
        Error("PAH2004", at, $"The file has {bytes} bytes; at most {YamlText.MaxBytes} are read.", "Split the file.");

    public static Diagnostic DuplicateKey(SourceLocation at, string key, SourceLocation first) =>
        Error("PAH2005", at, $"The key '{key}' is given twice; first in line {first.Line}.", "Keep one of the two.");

    public static Diagnostic Empty(SourceLocation at) =>
        Error("PAH2006", at, "The file holds no document.", "Write at least one key, or remove the file.");

    public static Diagnostic SecondDocument(SourceLocation at) =>
        Error("PAH2007", at, "The file holds more than one document.", "Keep one document a file; remove '---'.");

    public static Diagnostic TooDeep(SourceLocation at, int limit) =>
        Error("PAH2008", at, $"Nesting is deeper than {limit} levels.", "Flatten the document.");

    public static Diagnostic KeyIsNoText(SourceLocation at) =>
        Error("PAH2009", at, "A key must be plain text.", "Write the key as text, without brackets.");

    private static Diagnostic Error(string code, SourceLocation at, string message, string fix) =>
        Diagnostic.Error(code, message, at, fix);
}
