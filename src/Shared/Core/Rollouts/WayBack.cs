using System.Text.Json.Serialization;

namespace PciAutoHeal.Core.Rollouts;

/// <summary>A way back that a person asked for. From that moment nothing is promoted until it is done.</summary>
/// <param name="Asked">When, on our clock; with the kind it names every event of the way back.</param>
public sealed record WayBack(WayBackKind Kind, DateTimeOffset Asked, string Actor)
{
    /// <summary>The wave to roll back; null is the whole rollout.</summary>
    public int? Wave { get; init; }

    /// <summary>Whether packs may be deleted where nothing else leads back. Never so by default.</summary>
    public bool MayDelete { get; init; }

    /// <summary>For an eviction: the hash of the list that was shown.</summary>
    public string? Shown { get; init; }

    /// <summary>What ids of events and puts of this way back begin with.</summary>
    public string Token => $"{Kind}.{Asked.UtcTicks}";
}

/// <summary>The ways back, the gentlest first.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<WayBackKind>))]
public enum WayBackKind
{
    /// <summary>Remediation off everywhere; nothing is deleted.</summary>
    Contain,

    /// <summary>To what was there before the rollout, or before one of its waves.</summary>
    RollBack,

    /// <summary>Packs taken out of named targets, as an end in itself.</summary>
    Evict,
}
