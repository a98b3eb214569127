namespace PciAutoHeal.Asl;

public enum TaskKind
{
    /// <summary>The host runs it and its answer is the result.</summary>
    Call,

    /// <summary>The host runs it; the result comes later, from whoever holds the token.</summary>
    CallWithToken,

    /// <summary>Another machine of the set, run inside this execution.</summary>
    ChildExecution,
}

/// <summary>The Resource of a Task: what to run and how its result comes back.</summary>
public sealed record TaskResource(string Name, TaskKind Kind)
{
    public const string ChildExecution = "arn:aws:states:::states:startExecution.sync:2";
    public const string InvokeWithToken = "arn:aws:states:::lambda:invoke.waitForTaskToken";

    private const string TokenSuffix = ".waitForTaskToken";
    private const string Integration = "arn:aws:states:::";

    /// <summary>lambda:invoke: the function and its payload are inside Parameters.</summary>
    public bool IsLambdaInvoke => Name == InvokeWithToken;

    /// <summary>An optimized or SDK integration other than the two that the subset knows.</summary>
    public bool IsOutsideSubset =>
        Name.StartsWith(Integration, StringComparison.Ordinal) && Name is not (ChildExecution or InvokeWithToken);

    public static TaskResource Parse(string text) => text switch
    {
        ChildExecution => new TaskResource(text, TaskKind.ChildExecution),
        InvokeWithToken => new TaskResource(text, TaskKind.CallWithToken),
        _ when text.StartsWith(Integration, StringComparison.Ordinal) => new TaskResource(text, TaskKind.Call),
        _ when text.EndsWith(TokenSuffix, StringComparison.Ordinal) =>
            new TaskResource(text[..^TokenSuffix.Length], TaskKind.CallWithToken),
        _ => new TaskResource(text, TaskKind.Call),
    };
}
