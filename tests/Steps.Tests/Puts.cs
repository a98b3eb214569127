using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Steps.Ports;
using PciAutoHeal.Steps.Waves;
using PciAutoHeal.Testing;

namespace PciAutoHeal.Steps.Tests;

/// <summary>A put at noon, and what AWS says of it afterwards.</summary>
internal static class Puts
{
    public static readonly DateTimeOffset Noon = new(2026, 11, 2, 12, 0, 0, TimeSpan.Zero);

    public static PackPut Of(params int[] excluded) => new(
        A.Pack().DeployedName, Plans.Virginia, Noon, Noon, RemediationMode.Detect, ExclusionList.Mark(Ids(excluded)), "w0.0");

    public static DeployedPack Found(DateTimeOffset at, params int[] excluded) => new(
        A.Pack().DeployedName, Plans.Virginia, Ids(excluded), new Dictionary<string, string>(), at);

    public static PackRow Row(PackRowStatus status, int minutes = 1, int account = 2) => new(
        Organizations.Id(account),
        status,
        "OrgConformsPack-x",
        Noon.AddMinutes(minutes),
        status == PackRowStatus.Failed ? "Broken" : null,
        status == PackRowStatus.Failed ? "It broke." : null);

    public static IReadOnlyList<AccountId> Ids(params int[] numbers) => [.. numbers.Select(Organizations.Id)];
}
