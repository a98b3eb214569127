using System.Collections.Concurrent;

namespace PciAutoHeal.Scenarios.Tests.Matrix;

/// <summary>Every trouble at every place, played once.</summary>
public sealed class FaultMatrix : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<(Trouble, Place), CellResult> results = new();
    private readonly ConcurrentQueue<string> complaints = new();

    internal IReadOnlyCollection<string> Complaints => complaints;

    internal CellResult? Find(Trouble trouble, Place place) => results.GetValueOrDefault((trouble, place));

    public async ValueTask InitializeAsync()
    {
        var ct = TestContext.Current.CancellationToken;
        var secondPut = await Cell.BeginAsync(new("wave", "PutPacks", Play.Plain), TimeSpan.Zero, ct);
        var columns = new ConcurrentBag<(Place Place, TimeSpan Begin)>();
        var degree = new ParallelOptions { MaxDegreeOfParallelism = 2, CancellationToken = ct };
        await Parallel.ForEachAsync(Place.All, degree, async (place, token) =>
            columns.Add((place, await Cell.BeginAsync(place, secondPut, token))));
        await Parallel.ForEachAsync(
            columns.SelectMany(c => Trouble.All.Select(t => (c.Place, Trouble: t, c.Begin))),
            degree,
            async (cell, token) => await PlayAsync(cell.Place, cell.Trouble, cell.Begin, secondPut, token));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task PlayAsync(Place place, Trouble trouble, TimeSpan begin, TimeSpan secondPut, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        try
        {
            var result = await Cell.RunAsync(place, trouble, begin, secondPut, patience.Token);
            results[(trouble, place)] = result;
            if (result.Complaint() is { } complaint)
            {
                complaints.Enqueue(complaint);
            }
        }
        catch (Exception e)
        {
            complaints.Enqueue($"{trouble.Name} in {place.Name}: {e.GetType().Name}: {e.Message}");
        }
    }
}
