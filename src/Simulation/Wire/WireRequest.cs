namespace PciAutoHeal.Simulation.Wire;

/// <summary>A request as it came, before anybody understood it. Path and query are still percent-encoded.</summary>
internal sealed record WireRequest(
    string Method,
    string Host,
    string Path,
    string Query,
    IReadOnlyDictionary<string, string> Headers,
    ReadOnlyMemory<byte> Body)
{
    public string? Header(string name) => Headers.GetValueOrDefault(name);
}

/// <summary>An answer; its delay and whether it is a reset are faults of the wire.</summary>
internal sealed record WireResponse(int Status, string ContentType, ReadOnlyMemory<byte> Body)
{
    public static readonly WireResponse Reset = new(0, string.Empty, default) { IsReset = true };

    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    public TimeSpan Delay { get; init; }

    public bool IsReset { get; init; }
}
