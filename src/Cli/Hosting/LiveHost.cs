using PciAutoHeal.Aws.Sessions;
using PciAutoHeal.Cli.Input;
using PciAutoHeal.Documents.Rollouts;
using PciAutoHeal.Steps;

namespace PciAutoHeal.Cli.Hosting;

/// <summary>A host against AWS, an emulator, or a simulated AWS of another process, in real time.</summary>
internal static class LiveHost
{
    /// <summary>A host on a ledger that exists; looking never creates one.</summary>
    public static async Task<Host> OpenAsync(
        CliContext context, Region? homeRegion, CancellationToken ct, ClockPace? pace = null)
    {
        var ledger = LedgerChoice.Parse(context.Settings.Ledger);
        if (ledger is LedgerChoice.Sqlite { Path: var file } && !File.Exists(file))
        {
            throw new InvalidInputException(
                "PAH4021", $"There is no ledger '{file}'.", "Begin a rollout with: pciautoheal rollout start; or name another --ledger.");
        }

        var endpoint = Endpoint(context, homeRegion ?? await HomeOfSpecAsync(context, ct), pace);
        return await Host.OpenAsync(
            endpoint, ledger, context.Io.Variable, new StepLimits(), ConsoleLogs.Create(context), ct);
    }

    /// <summary>A host for a new rollout; its ledger is created where there is none.</summary>
    public static async Task<Host> CreateAsync(
        CliContext context, Region? homeRegion, ClockPace pace, CancellationToken ct)
    {
        var ledger = LedgerChoice.Parse(context.Settings.Ledger);
        var endpoint = Endpoint(context, homeRegion, pace);
        return await Host.CreateAsync(
            endpoint, ledger, context.Io.Variable, new StepLimits(), ConsoleLogs.Create(context), ct);
    }

    /// <summary>A host that only reads AWS.</summary>
    public static Host WithoutLedger(CliContext context, Region? homeRegion) =>
        Host.InMemory(Endpoint(context, homeRegion, null), new StepLimits(), ConsoleLogs.Create(context));

    /// <summary>
    /// A table is in the home region, which only the spec may name; one that is not there or not valid names none.
    /// </summary>
    private static async Task<Region?> HomeOfSpecAsync(CliContext context, CancellationToken ct)
    {
        var path = context.Settings.Spec ?? CliSettings.DefaultSpec;
        if (!File.Exists(path))
        {
            return null;
        }

        var spec = RolloutSpecReader.Read(path, await File.ReadAllTextAsync(path, ct)).Spec;
        return spec?.HomeRegion ?? spec?.Regions?[0];
    }

    private static AwsEndpoint Endpoint(CliContext context, Region? homeRegion, ClockPace? pace)
    {
        var settings = context.Settings;
        var clock = pace?.On(context.Io.Clock) ?? context.Io.Clock;
        try
        {
            return new EndpointSettings(settings.EndpointUrl, settings.Profile, settings.Region)
                .Resolve(context.Io.Variable, clock, homeRegion);
        }
        catch (FormatException e)
        {
            throw new InvalidInputException("PAH4009", e.Message);
        }
    }
}
