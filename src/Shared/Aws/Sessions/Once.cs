namespace PciAutoHeal.Aws.Sessions;

/// <summary>Reads something once, for all who ask, and again when it has gone stale or could not be read.</summary>
internal sealed class Once<T>(Func<CancellationToken, Task<T>> read, Func<T, bool>? isFresh = null)
{
    private readonly Lock gate = new();
    private Task<T>? reading;

    public async Task<T> GetAsync(CancellationToken ct)
    {
        Task<T> current;
        lock (gate)
        {
            if (reading is null or { IsFaulted: true } or { IsCanceled: true } || IsStale(reading))
            {
                reading = read(ct);
            }

            current = reading;
        }

        return await current.WaitAsync(ct);
    }

    private bool IsStale(Task<T> task) => isFresh is not null && task.IsCompletedSuccessfully && !isFresh(task.Result);
}
