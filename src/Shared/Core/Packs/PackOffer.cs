namespace PciAutoHeal.Core.Packs;

/// <summary>A pack of a release, before a rollout chose among them.</summary>
/// <param name="Names">What a rollout may call it: itself, its template, or the standard it is a part of.</param>
/// <param name="IsOptional">Rolled out only where it is named, because other packs have the same rules.</param>
public sealed record PackOffer(Pack Pack, IReadOnlyList<string> Names, bool IsOptional);
