using PciAutoHeal.Core.Diagnostics;

namespace PciAutoHeal.Cli.Input;

/// <summary>What was given is not usable; nothing was changed. Carries every finding at once.</summary>
public sealed class InvalidInputException(IReadOnlyList<Diagnostic> diagnostics)
    : Exception(diagnostics.Count > 0 ? diagnostics[0].Message : "Invalid input.")
{
    public InvalidInputException(string code, string message, string? fix = null)
        : this([Diagnostic.Error(code, message, fix: fix)])
    {
    }

    public IReadOnlyList<Diagnostic> Diagnostics { get; } = diagnostics;
}
