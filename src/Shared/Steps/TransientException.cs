namespace PciAutoHeal.Steps;

/// <summary>Try again later: throttled, busy, in progress. State machines retry this name.</summary>
public sealed class TransientException(string code, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>The platform's own code, such as <c>ThrottlingException</c>.</summary>
    public string Code { get; } = code;
}
