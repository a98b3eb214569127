using System.CommandLine;
using System.Globalization;
using System.Net;
using PciAutoHeal.Cli.Input;
using PciAutoHeal.Cli.Rehearsal;
using PciAutoHeal.Simulation;
using PciAutoHeal.Simulation.Serving;

namespace PciAutoHeal.Cli.Commands;

/// <summary><c>simulate</c>: serves the simulated AWS over HTTP.</summary>
internal static class SimulateCommand
{
    private const string About =
        """
        Serve the simulated AWS Organization over HTTP to any AWS client, until interrupted.

        An access key id that starts with MANAGEMENT is the management account, any other long-term key the delegated
        administrator; keys handed out by AssumeRole act in their account. Try:
          pciautoheal simulate --listen 127.0.0.1:4599 --clock scaled:60
          AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test aws --endpoint-url http://127.0.0.1:4599 organizations list-accounts
        """;

    private static readonly Option<string> Listen = new("--listen")
    {
        HelpName = "ADDRESS:PORT",
        Description = "Where to listen; port 0 takes any free one.",
        DefaultValueFactory = _ => "127.0.0.1:4599",
    };

    private static readonly Option<bool> AllowNonLoopback = new("--allow-non-loopback")
    {
        Description = "Listen on an address that others can reach. Anybody there can change the simulated world.",
    };

    public static Command Create(CliIo io) =>
        Verbs.Create("simulate", About, io, RunAsync, Listen, ClockOption.Option, AllowNonLoopback);

    private static async Task<int> RunAsync(CliContext context, ParseResult parsed, CancellationToken ct)
    {
        var endpoint = EndpointOf(parsed.GetValue(Listen)!, parsed.GetValue(AllowNonLoopback));
        var scale = ClockOption.ScaleOf(parsed.GetValue(ClockOption.Option));
        var inputs = new Inputs(context);
        IReadOnlyList<Region> regions = context.Settings.Regions.Count > 0 ? context.Settings.Regions : Demonstration.Regions;
        var organization = await inputs.OrganizationAsync(regions, ct)
            ?? OrganizationGenerator.Generate(Demonstration.Accounts, regions, context.Settings.SeedOrDefault);
        var clock = scale > 1 ? new ScaledTimeProvider(scale, context.Io.Clock) : context.Io.Clock;
        var cloud = new SimulatedCloud(
            organization, await inputs.FaultsAsync(ct), clock, context.Settings.SeedOrDefault);

        SimulationServer server;
        try
        {
            server = await SimulationServer.StartAsync(cloud, endpoint, parsed.GetValue(AllowNonLoopback), ct);
        }
        catch (IOException e)
        {
            throw new InvalidInputException(
                "PAH4012", $"Cannot listen on {endpoint}: {e.Message}", "Choose another port, or 0 for any.");
        }

        await using (server)
        {
            await context.Io.Out.WriteLineAsync($"listening on {server.Address.GetLeftPart(UriPartial.Authority)}");
            await context.Io.Out.FlushAsync(ct);
            await context.Io.Error.WriteLineAsync(
                $"{organization.Accounts.Count} accounts, regions {string.Join(", ", organization.Regions)}; Ctrl-C ends it");
            var interrupted = new TaskCompletionSource();
            await using var registration = ct.Register(interrupted.SetResult);
            await interrupted.Task;
        }

        return ExitCode.Done;
    }

    private static IPEndPoint EndpointOf(string text, bool allowNonLoopback)
    {
        if (!IPEndPoint.TryParse(text.Replace("localhost", "127.0.0.1", StringComparison.OrdinalIgnoreCase), out var endpoint))
        {
            throw new InvalidInputException(
                "PAH4013", $"--listen is '{text}'.", "Write an address and a port, such as 127.0.0.1:4599.");
        }

        return IPAddress.IsLoopback(endpoint.Address) || allowNonLoopback
            ? endpoint
            : throw new InvalidInputException(
                "PAH4014",
                string.Create(CultureInfo.InvariantCulture, $"{endpoint} can be reached from other machines."),
                "Use 127.0.0.1, or say --allow-non-loopback as well.");
    }
}
