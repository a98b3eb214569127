namespace PciAutoHeal.Aws;

/// <summary>An error as this product understands it.</summary>
/// <param name="Code">The platform's own code, or the name of what failed below it.</param>
/// <param name="Kind">What it means.</param>
/// <param name="Message">What the platform said.</param>
public sealed record AwsError(string Code, AwsErrorKind Kind, string Message)
{
    /// <summary>The code of a failure that comes without one: whoever answered does not speak as AWS does.</summary>
    public const string Nameless = "NoErrorCode";

    /// <summary>Whether the same call may succeed a moment later, with nothing else done.</summary>
    public bool IsWorthRetrying => Kind is AwsErrorKind.Throttled or AwsErrorKind.Unavailable;

    /// <summary>Whether it gets better by itself.</summary>
    public bool IsTransient => IsWorthRetrying || Kind == AwsErrorKind.Busy;
}
