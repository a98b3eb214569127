namespace PciAutoHeal.Steps;

/// <summary>Runs the same call for many items, a few at a time, and keeps their order.</summary>
public static class FanOut
{
    public static async Task<IReadOnlyList<TResult>> RunAsync<T, TResult>(
        IReadOnlyList<T> items, int degree, Func<T, CancellationToken, Task<TResult>> call, CancellationToken ct)
    {
        var results = new TResult[items.Count];
        if (degree <= 1)
        {
            for (var i = 0; i < items.Count; i++)
            {
                results[i] = await call(items[i], ct);
            }

            return results;
        }

        var options = new ParallelOptions { MaxDegreeOfParallelism = degree, CancellationToken = ct };
        await Parallel.ForAsync(0, items.Count, options, async (i, token) => results[i] = await call(items[i], token));
        return results;
    }
}
