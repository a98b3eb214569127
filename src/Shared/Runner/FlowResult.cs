using PciAutoHeal.Steps.Operators;

namespace PciAutoHeal.Runner;

/// <summary>Why a flow stopped running in this process.</summary>
public abstract record FlowResult
{
    private FlowResult()
    {
    }

    /// <summary>The execution has ended.</summary>
    /// <param name="Error">Null when it succeeded.</param>
    public sealed record Ended(string? Error, string? Cause) : FlowResult;

    /// <summary>It waits for a person; everything is saved.</summary>
    public sealed record WaitsForPerson(QuestionKind Kind) : FlowResult;
}
