namespace PciAutoHeal.Steps;

/// <summary>Will not get better by trying again: denied, gone, refused. State machines catch this name.</summary>
public sealed class TerminalException(string code, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>The platform's own code, such as <c>AccessDeniedException</c>, or ours.</summary>
    public string Code { get; } = code;
}
