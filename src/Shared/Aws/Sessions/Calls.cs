using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Logging;
using PciAutoHeal.Steps.Telemetry;

namespace PciAutoHeal.Aws.Sessions;

/// <summary>
/// Makes calls: counts them, paces them, tries again on the clock what is worth it, and translates what is not into the
/// two exceptions that steps know. The SDK's own retries are off, because they sleep in real time.
/// </summary>
public sealed partial class Calls(TimeProvider clock, RetryRules retries, long seed, ILogger log)
{
    private readonly ConcurrentDictionary<ApiFamily, Pace> paces = new();
    private readonly ConcurrentDictionary<(string Service, string Caller, string Region), RetryBudget> budgets = new();

    public CallCounters Counters { get; } = new();

    public async Task<T> RunAsync<T>(ApiCall call, Func<CancellationToken, Task<T>> send, CancellationToken ct)
    {
        using var span = Traces.Start(
            Traces.ApiCallSpan, (Traces.ApiTag, call.Api), (Traces.AccountTag, call.Caller), (Traces.RegionTag, call.Region.Value));
        var pace = PaceOf(call);
        for (var failures = 1; ; failures++)
        {
            if (failures == 1)
            {
                BudgetOf(call).Earn();
            }

            await WaitAsync(pace.Take(), ct);
            Counters.Count(call.Api);
            Metrics.Calls.Add(1, Tags(call));
            span?.SetTag(Traces.AttemptsTag, failures);
            try
            {
                return await send(ct);
            }
            catch (Exception e) when (!ct.IsCancellationRequested && AwsErrors.Read(e) is { } error)
            {
                if (error.Kind == AwsErrorKind.Throttled)
                {
                    Metrics.Throttles.Add(1, Tags(call));
                    pace.SlowDown();
                }

                if (!error.IsWorthRetrying || failures >= retries.AttemptsFor(error))
                {
                    Traces.Fail(span, error.Code);
                    throw AwsErrors.Translate(error, call.ToString(), e);
                }

                Metrics.Retries.Add(1, Tags(call));
                Log.TryingAgain(log, call.Api, call.Caller, call.Region.Value, error.Code, failures);
                await WaitAsync(Longer(retries.DelayAfter(failures, Jitter.Share(seed, call, failures)), BudgetOf(call).Spend()), ct);
            }
        }
    }

    private static TagList Tags(ApiCall call) =>
        new() { { Traces.ApiTag, call.Api }, { Traces.RegionTag, call.Region.Value } };

    private Pace PaceOf(ApiCall call) => paces.GetOrAdd(
        ApiFamily.Of(call), static (family, clock) => new(clock, family.FirstRate), clock);

    /// <summary>
    /// A service that fails fails as a whole, so that what it may be asked again is counted together.
    /// </summary>
    private RetryBudget BudgetOf(ApiCall call) => budgets.GetOrAdd(
        (call.Service, call.Caller, call.Region.Value), static (_, clock) => new(clock), clock);

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private Task WaitAsync(TimeSpan delay, CancellationToken ct) =>
        delay <= TimeSpan.Zero ? Task.CompletedTask : Task.Delay(delay, clock, ct);

    private static partial class Log
    {
        [LoggerMessage(301, LogLevel.Debug, "{Api} as {AccountId} in {Region}: {Code}, attempt {Attempt}; trying again")]
        public static partial void TryingAgain(
            ILogger log, string api, string accountId, string region, string code, int attempt);
    }
}
