using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Aws.CloudFormation;

/// <summary>Says of stacks what is wrong with them.</summary>
internal static class StackFailures
{
    /// <summary>The code when an operation is over and a target has no stack.</summary>
    public const string NotVisible = "NotVisible";

    /// <summary>Null for a stack that is as its set wants it.</summary>
    public static StackFailure? Of(StackInstanceState instance) => instance.IsCurrent ? null : new(
        instance.Target,
        Code(instance.Detail is "" or "SUCCEEDED" ? instance.Status : instance.Detail, instance.Reason),
        instance.Reason is { Length: > 0 } reason ? reason : $"The stack is {instance.Status}; AWS gives no reason.");

    /// <summary>What a result of an operation says of its target.</summary>
    public static StackFailure Of(Target target, string status, string? reason) =>
        new(target, Code(status, reason), reason ?? "AWS gives no reason.");

    public static StackFailure Absent(AccountId account, Region region, string set, string? reason) => new(
        new(account, region),
        NotVisible,
        reason is { Length: > 0 }
            ? reason
            : $"The operation is over and {set} has no stack here: the account may have left, or lie outside of its units.");

    /// <summary>CloudFormation names the resource that it could not create, change or delete in the account.</summary>
    private static string Code(string status, string? reason) =>
        reason?.Contains("ResourceLogicalId:", StringComparison.Ordinal) == true ? StackFailure.ResourceFailed : status;
}
