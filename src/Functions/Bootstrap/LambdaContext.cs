using System.Globalization;
using Amazon.Lambda.Core;

namespace PciAutoHeal.Functions.Bootstrap;

/// <summary>An invocation with what the environment says about the function.</summary>
internal sealed class LambdaContext(Invocation invocation, Func<string, string?> variable, TimeProvider clock) : ILambdaContext
{
    public string AwsRequestId => invocation.RequestId;

    public string FunctionName => variable("AWS_LAMBDA_FUNCTION_NAME") ?? "";

    public string FunctionVersion => variable("AWS_LAMBDA_FUNCTION_VERSION") ?? "";

    public string InvokedFunctionArn => invocation.FunctionArn;

    public int MemoryLimitInMB => int.TryParse(
        variable("AWS_LAMBDA_FUNCTION_MEMORY_SIZE"), NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size : 0;

    public TimeSpan RemainingTime => invocation.Deadline - clock.GetUtcNow();
}
