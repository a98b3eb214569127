using PciAutoHeal.Aws.Sessions;
using PciAutoHeal.Steps;

namespace PciAutoHeal.Cli.Hosting;

/// <summary>A host against AWS, an emulator, or a simulated AWS of another process, in real time.</summary>
internal static class LiveHost
{
    public static Task<Host> OpenAsync(CliContext context, Region? homeRegion, CancellationToken ct, double scale = 1)
    {
        var settings = context.Settings;
        TimeProvider clock = scale > 1 ? new Simulation.ScaledTimeProvider(scale, context.Io.Clock) : context.Io.Clock;
        AwsEndpoint endpoint;
        try
        {
            endpoint = new EndpointSettings(settings.EndpointUrl, settings.Profile, settings.Region)
                .Resolve(context.Io.Variable, clock, homeRegion);
        }
        catch (FormatException e)
        {
            throw new Input.InvalidInputException("PAH4009", e.Message);
        }

        var ledger = LedgerChoice.Parse(settings.Ledger);
        return Host.OpenAsync(endpoint, ledger, new StepLimits(), ConsoleLogs.Create(context), ct);
    }
}
