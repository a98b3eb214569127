namespace PciAutoHeal.Core.Diagnostics;

/// <summary>A finding about authored input or a plan.</summary>
/// <param name="Code">Stable code, <c>PAH</c> and four digits; docs/diagnostics.md lists them.</param>
/// <param name="Severity">Whether it stops.</param>
/// <param name="Message">What was found and what was expected.</param>
/// <param name="Where">The file, line and column, where there is one.</param>
/// <param name="Fix">What to do next.</param>
public sealed record Diagnostic(
    string Code,
    Severity Severity,
    string Message,
    SourceLocation? Where = null,
    string? Fix = null)
{
    public static Diagnostic Error(string code, string message, SourceLocation? where = null, string? fix = null) =>
        new(code, Severity.Error, message, where, fix);

    public static Diagnostic Warning(string code, string message, SourceLocation? where = null, string? fix = null) =>
        new(code, Severity.Warning, message, where, fix);

    public static Diagnostic Info(string code, string message, SourceLocation? where = null, string? fix = null) =>
        new(code, Severity.Info, message, where, fix);
}
