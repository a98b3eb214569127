namespace Amazon.Lambda.Core;

/// <summary>
/// What Lambda says about an invocation. The members that this program fills, named as the official package names them.
/// </summary>
public interface ILambdaContext
{
    string AwsRequestId { get; }

    string FunctionName { get; }

    string FunctionVersion { get; }

    string InvokedFunctionArn { get; }

    int MemoryLimitInMB { get; }

    TimeSpan RemainingTime { get; }
}
