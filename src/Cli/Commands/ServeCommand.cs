using System.CommandLine;
using System.Globalization;
using System.Net;
using PciAutoHeal.Cli.Hosting;
using PciAutoHeal.Cli.Input;
using PciAutoHeal.Cli.Serving;

namespace PciAutoHeal.Cli.Commands;

/// <summary><c>serve</c>: the report of a running rollout, live.</summary>
internal static class ServeCommand
{
    private const string About =
        """
        Show the report of a rollout in the browser while it runs, until interrupted. Changes nothing.

        It listens on loopback alone, and reads the ledger alone; AWS is not asked. The page looks for news every two seconds.
        /report.json has the same as JSON.
        """;

    private static readonly Option<string> Listen = new("--listen")
    {
        HelpName = "ADDRESS:PORT",
        Description = "Where to listen, on this machine only; port 0 takes any free one.",
        DefaultValueFactory = _ => "127.0.0.1:4598",
    };

    public static Command Create(CliIo io) =>
        Verbs.Create("serve", About, io, RunAsync, RolloutArguments.Rollout, Listen, ReleaseContent.Option);

    private static async Task<int> RunAsync(CliContext context, ParseResult parsed, CancellationToken ct)
    {
        var endpoint = EndpointOf(parsed.GetValue(Listen)!);
        var (id, settings, pace) = await RolloutHost.FindAsync(context, parsed, ct);
        var there = context with { Settings = settings };
        using var host = await LiveHost.OpenAsync(there, null, ct, pace);
        var content = await ReleaseContent.FindAsync(host.Ports, id, parsed.GetValue(ReleaseContent.Option), ct);
        ReportServer server;
        try
        {
            server = await ReportServer.StartAsync(new LedgerReport(there, id, pace, content), endpoint, ct);
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
            await context.Io.Error.WriteLineAsync($"the report of {id}; Ctrl-C ends it");
            var interrupted = new TaskCompletionSource();
            await using var registration = ct.Register(interrupted.SetResult);
            await interrupted.Task;
        }

        return ExitCode.Done;
    }

    private static IPEndPoint EndpointOf(string text)
    {
        if (!IPEndPoint.TryParse(text.Replace("localhost", "127.0.0.1", StringComparison.OrdinalIgnoreCase), out var endpoint))
        {
            throw new InvalidInputException(
                "PAH4013", $"--listen is '{text}'.", "Write an address and a port, such as 127.0.0.1:4598.");
        }

        return IPAddress.IsLoopback(endpoint.Address) ? endpoint : throw new InvalidInputException(
            "PAH4014",
            string.Create(CultureInfo.InvariantCulture, $"{endpoint} can be reached from other machines."),
            "Use 127.0.0.1; to show a report to others, send them the file that 'pciautoheal report' writes.");
    }
}
