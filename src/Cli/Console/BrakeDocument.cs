using System.Text.Json.Serialization;
using PciAutoHeal.Core.Brakes;

namespace PciAutoHeal.Cli.Console;

/// <summary>The JSON of <c>brake</c>.</summary>
/// <param name="Action"><c>on</c>, <c>off</c> or <c>status</c>.</param>
/// <param name="On">Targets where documents stop now.</param>
/// <param name="Failed">Targets whose brake could not be read or written.</param>
internal sealed record BrakeDocument(
    string Action, int Accounts, int Targets, int On, int Changed, int Failed, IReadOnlyList<BrakeLine> Items)
{
    [JsonPropertyOrder(-1)]
    public string Schema { get; } = "pciautoheal/brake/1";

    public static BrakeDocument Of(string action, IReadOnlyList<BrakeReading> readings) => new(
        action,
        readings.Select(r => r.Target.Account).Distinct().Count(),
        readings.Count,
        readings.Count(r => r.IsOn),
        readings.Count(r => r.Changed),
        readings.Count(r => !r.IsKnown),
        [.. readings.Select(r => new BrakeLine(
            r.Target.Account.Value,
            r.Target.Region.Value,
            r.IsKnown ? r.Value ?? Brake.Off : null,
            r.Changed,
            r.ErrorCode,
            r.Error))]);
}

/// <param name="Value">Null where it is not known; a brake that was never set up is <c>off</c>.</param>
internal sealed record BrakeLine(
    string Account, string Region, string? Value, bool Changed, string? ErrorCode, string? Error);
