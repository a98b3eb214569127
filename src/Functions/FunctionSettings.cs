using System.Globalization;
using Microsoft.Extensions.Logging;

namespace PciAutoHeal.Functions;

/// <summary>
/// What a deployment tells the functions, by environment variables. The AWS variables that every Lambda has (region,
/// keys) and the usual <c>AWS_ENDPOINT_URL</c> are honoured as well.
/// </summary>
/// <param name="Handler"><c>_HANDLER</c>: which step this process runs.</param>
/// <param name="Table"><c>PCIAUTOHEAL_TABLE</c>: the ledger's DynamoDB table, in the home region.</param>
/// <param name="HomeRegion">
/// <c>PCIAUTOHEAL_HOME_REGION</c>: where stack sets and the aggregator live; without it, the function's own region.
/// </param>
public sealed record FunctionSettings(string Handler, string Table, string? HomeRegion)
{
    public const string HandlerVariable = "_HANDLER";
    public const string RuntimeApiVariable = "AWS_LAMBDA_RUNTIME_API";
    public const string TableVariable = "PCIAUTOHEAL_TABLE";
    public const string HomeRegionVariable = "PCIAUTOHEAL_HOME_REGION";
    public const string ParallelismVariable = "PCIAUTOHEAL_PARALLELISM";
    public const string SeedVariable = "PCIAUTOHEAL_SEED";
    public const string LogLevelVariable = "PCIAUTOHEAL_LOG_LEVEL";
    public const string LedgerEndpointVariable = "AWS_ENDPOINT_URL_DYNAMODB";
    public const string ClockVariable = "PCIAUTOHEAL_SIMULATED_CLOCK";

    /// <summary><c>PCIAUTOHEAL_PARALLELISM</c>: calls in flight at once within a step; 16 unless told.</summary>
    public int Parallelism { get; init; } = 16;

    /// <summary>
    /// <c>PCIAUTOHEAL_SEED</c>: what the jitter of retries derives from; by default the process's id.
    /// </summary>
    public long Seed { get; init; }

    /// <summary><c>PCIAUTOHEAL_LOG_LEVEL</c>: Information unless told.</summary>
    public LogLevel LogLevel { get; init; } = LogLevel.Information;

    /// <summary>
    /// <c>AWS_ENDPOINT_URL_DYNAMODB</c>: the ledger's endpoint where it is another than AWS's or the general one.
    /// </summary>
    public string? LedgerEndpoint { get; init; }

    /// <summary>
    /// <c>PCIAUTOHEAL_SIMULATED_CLOCK</c>: whose time it is in a rehearsal. Refused unless this clock and the endpoint
    /// of AWS are both on this machine: no deployed function can be told another time than the real one.
    /// </summary>
    public Uri? SimulatedClock { get; init; }

    /// <exception cref="FormatException">A variable is missing or is not what it should be.</exception>
    public static FunctionSettings Read(Func<string, string?> variable, long seed) => new(
        Needed(variable, HandlerVariable),
        Needed(variable, TableVariable),
        Given(variable(HomeRegionVariable)))
    {
        Parallelism = (int)Number(variable, ParallelismVariable, 16, 1, 64),
        Seed = Number(variable, SeedVariable, seed, long.MinValue, long.MaxValue),
        LogLevel = Level(Given(variable(LogLevelVariable))),
        LedgerEndpoint = Given(variable(LedgerEndpointVariable)) is { } url ? Address(LedgerEndpointVariable, url).ToString() : null,
        SimulatedClock = Given(variable(ClockVariable)) is { } clock
            ? Rehearsed(Address(ClockVariable, clock), Given(variable("AWS_ENDPOINT_URL")))
            : null,
    };

    private static Uri Rehearsed(Uri clock, string? endpoint) =>
        clock.IsLoopback && endpoint is not null && Address("AWS_ENDPOINT_URL", endpoint).IsLoopback
            ? clock
            : throw new FormatException(
                $"{ClockVariable} is for rehearsals: it must be on this machine, and so must AWS_ENDPOINT_URL. Remove it.");

    private static LogLevel Level(string? text) => text is null
        ? LogLevel.Information
        : Enum.TryParse<LogLevel>(text, ignoreCase: true, out var level) && Enum.IsDefined(level)
            ? level
            : throw new FormatException($"{LogLevelVariable} is '{text}'; expected one of {string.Join(", ", Enum.GetNames<LogLevel>())}.");

    private static long Number(Func<string, string?> variable, string name, long otherwise, long least, long most) =>
        Given(variable(name)) is not { } text
            ? otherwise
            : long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                && number >= least && number <= most
                ? number
                : throw new FormatException($"{name} is '{text}'; expected a whole number from {least} to {most}.");

    private static Uri Address(string name, string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            ? url
            : throw new FormatException($"{name} is '{text}'; expected an address such as http://127.0.0.1:4566.");

    private static string Needed(Func<string, string?> variable, string name) =>
        Given(variable(name)) ?? throw new FormatException($"The environment variable {name} is not set.");

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
