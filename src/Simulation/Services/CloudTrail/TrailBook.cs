namespace PciAutoHeal.Simulation.Services.CloudTrail;

/// <summary>The event history of one account and region, and how often it was asked lately.</summary>
internal sealed class TrailBook
{
    private readonly List<TrailEvent> events = [];
    private double tokens = double.NaN;
    private DateTimeOffset filledAt;

    /// <summary>In the order in which they happened.</summary>
    public IReadOnlyList<TrailEvent> Events => events;

    public void Add(TrailEvent happened) => events.Add(happened);

    /// <summary>Whether one more request is within the rate; a bucket that holds a second's worth.</summary>
    public bool Takes(DateTimeOffset now, double perSecond)
    {
        tokens = double.IsNaN(tokens) ? perSecond
            : Math.Min(perSecond, tokens + ((now - filledAt).TotalSeconds * perSecond));
        filledAt = now;
        if (tokens < 1 - 1e-6) return false;
        tokens--;
        return true;
    }
}
