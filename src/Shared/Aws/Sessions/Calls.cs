using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace PciAutoHeal.Aws.Sessions;

/// <summary>
/// Makes calls: counts them, paces them, tries again on the clock what is worth it, and translates what is not into the
/// two exceptions that steps know. The SDK's own retries are off, because they sleep in real time.
/// </summary>
public sealed partial class Calls(TimeProvider clock, RetryRules retries, long seed, ILogger log)
{
    private readonly ConcurrentDictionary<(string Api, string Caller, string Region), Pace> paces = new();

    public CallCounters Counters { get; } = new();

    public async Task<T> RunAsync<T>(ApiCall call, Func<CancellationToken, Task<T>> send, CancellationToken ct)
    {
        for (var failures = 1; ; failures++)
        {
            await WaitAsync(PaceOf(call).Take(), ct);
            Counters.Count(call.Api);
            try
            {
                return await send(ct);
            }
            catch (Exception e) when (!ct.IsCancellationRequested && AwsErrors.Read(e) is { } error)
            {
                if (error.Kind == AwsErrorKind.Throttled)
                {
                    PaceOf(call).SlowDown();
                }

                if (!error.IsWorthRetrying || failures >= retries.AttemptsFor(error))
                {
                    throw AwsErrors.Translate(error, call.ToString(), e);
                }

                Log.TryingAgain(log, call.Api, call.Caller, call.Region.Value, error.Code, failures);
                await WaitAsync(retries.DelayAfter(failures, Jitter.Share(seed, call, failures)), ct);
            }
        }
    }

    private Pace PaceOf(ApiCall call) => paces.GetOrAdd(
        (call.Api, call.Caller, call.Region.Value), static (_, about) => new(about.clock, FirstRate(about.call)), (clock, call));

    // Organizations publishes no rate and is the first to throttle; LookupEvents takes two a second of an account and
    // region, as its documentation says. Nothing else needs holding back before it says so.
    private static double FirstRate(ApiCall call) => call.Service switch
    {
        "organizations" => 10,
        "cloudtrail" => 2,
        _ => 100,
    };

    private Task WaitAsync(TimeSpan delay, CancellationToken ct) =>
        delay <= TimeSpan.Zero ? Task.CompletedTask : Task.Delay(delay, clock, ct);

    private static partial class Log
    {
        [LoggerMessage(301, LogLevel.Debug, "{Api} as {AccountId} in {Region}: {Code}, attempt {Attempt}; trying again")]
        public static partial void TryingAgain(
            ILogger log, string api, string accountId, string region, string code, int attempt);
    }
}
