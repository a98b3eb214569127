namespace PciAutoHeal.Aws.Sessions;

/// <summary>The one way of doing several things at once: bounded, results in the order of what was asked.</summary>
public static class FanOut
{
    /// <summary>At a parallelism of 1 strictly one after the other, in order: a rehearsal repeats exactly.</summary>
    public static async Task<IReadOnlyList<TResult>> RunAsync<T, TResult>(
        IReadOnlyList<T> items,
        int parallelism,
        Func<T, CancellationToken, Task<TResult>> act,
        CancellationToken ct)
    {
        var results = new TResult[items.Count];
        if (parallelism <= 1)
        {
            for (var i = 0; i < items.Count; i++)
            {
                results[i] = await act(items[i], ct);
            }

            return results;
        }

        var options = new ParallelOptions { MaxDegreeOfParallelism = parallelism, CancellationToken = ct };
        await Parallel.ForAsync(0, items.Count, options, async (i, stop) => results[i] = await act(items[i], stop));
        return results;
    }
}
