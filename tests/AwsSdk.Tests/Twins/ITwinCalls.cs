using PciAutoHeal.AwsSdk.Tests.Wire;

namespace PciAutoHeal.AwsSdk.Tests.Twins;

/// <summary>
/// Calls that are written once and compiled twice: as they stand, against the official package, and, by a step of the
/// build, against the subset.
/// </summary>
internal interface ITwinCalls
{
    IReadOnlyDictionary<string, Func<WireTap, Task<object>>> All { get; }
}
