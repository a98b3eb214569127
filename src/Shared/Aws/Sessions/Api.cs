using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Steps;

namespace PciAutoHeal.Aws.Sessions;

/// <summary>One service as seen by one caller in one region.</summary>
public sealed class Api<TClient>(string service, string caller, Region region, TClient client, Calls calls)
{
    public Region Region => region;

    public Task<T> CallAsync<T>(
        string operation, Func<TClient, CancellationToken, Task<T>> call, CancellationToken ct) =>
        calls.RunAsync(new(service, operation, caller, region), token => call(client, token), ct);

    /// <summary>
    /// Follows a chain of pages to its end. A page may be empty and still have a successor. A token that comes twice
    /// would go round for ever, and is refused.
    /// </summary>
    public async Task<IReadOnlyList<TItem>> PagesAsync<TAnswer, TItem>(
        string operation,
        Func<TClient, string?, CancellationToken, Task<TAnswer>> call,
        Func<TAnswer, string?> next,
        Func<TAnswer, IEnumerable<TItem>?> items,
        CancellationToken ct)
    {
        var all = new List<TItem>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        string? token = null;
        do
        {
            var after = token;
            var answer = await CallAsync(operation, (c, stop) => call(c, after, stop), ct);
            all.AddRange(items(answer) ?? []);
            token = next(answer);
        }
        while (!string.IsNullOrEmpty(token) && (seen.Add(token) || GoesRound(operation)));

        return all;
    }

    private bool GoesRound(string operation) => throw new TerminalException(
        "PagingLoop", $"{service}:{operation} as {caller} in {region} gave the same page token twice.");
}
