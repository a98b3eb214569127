using System.CommandLine;
using PciAutoHeal.Cli.Hosting;
using PciAutoHeal.Cli.Input;
using PciAutoHeal.Cli.Report;
using PciAutoHeal.Core.Diagnostics;

namespace PciAutoHeal.Cli.Commands;

/// <summary><c>report</c>: a rollout as a page to look at, and as files to work with.</summary>
internal static class ReportCommand
{
    private const string About =
        """
        Write a rollout as a page to look at: every account and region, waves, drift, coverage by requirement, exceptions.

        The page stands by itself: it opens from disk, offline, and asks nothing of any server. JSON, workbook and CSV say the
        same. Read from the ledger alone; AWS is not asked. Run 'pciautoheal drift' before, and the report has what it found.
        Without --write it writes report.html.
        """;

    private static readonly Option<string[]> Write = new("--write")
    {
        HelpName = "FILE",
        Description = $"Write FILE; its ending says in which form: {ReportFile.Forms}. May be given several times.",
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<string?> From = new("--from")
    {
        HelpName = "FILE",
        Description = "Make it from a report that was kept as JSON, instead of the ledger.",
    };

    public static Command Create(CliIo io) =>
        Verbs.Create("report", About, io, RunAsync, RolloutArguments.Rollout, Write, From, ReleaseContent.Option);

    private static async Task<int> RunAsync(CliContext context, ParseResult parsed, CancellationToken ct)
    {
        string[] asked = parsed.GetValue(Write) ?? [];
        string[] files = asked.Length > 0 || context.Settings.Json ? asked : [ReportFile.DefaultName];
        ReportFile.Require(files);
        var report = parsed.GetValue(From) is { } kept
            ? await KeptAsync(kept, parsed, ct)
            : await ReadAsync(context, parsed, ct);
        await ReportFile.WriteAsync(files, report, context.People, ct);
        context.WriteJson(report);
        return ExitCode.Done;
    }

    private static Task<ReportDocument> KeptAsync(string file, ParseResult parsed, CancellationToken ct) =>
        parsed.GetValue(RolloutArguments.Rollout) is null
            ? ReportJson.ReadAsync(file, ct)
            : throw new InvalidInputException("PAH4006", "ROLLOUT and --from exclude each other.", "Give one of them.");

    private static async Task<ReportDocument> ReadAsync(CliContext context, ParseResult parsed, CancellationToken ct)
    {
        var (id, settings, pace) = await RolloutHost.FindAsync(context, parsed, ct);
        using var host = await LiveHost.OpenAsync(context with { Settings = settings }, null, ct, pace);
        var content = await ReleaseContent.FindAsync(host.Ports, id, parsed.GetValue(ReleaseContent.Option), ct);
        var report = await new ReportReading(host.Ports, content, null).ReadAsync(id, ct);
        if (report.Coverage is null)
        {
            Console.DiagnosticText.Write(context.Problems, [Diagnostic.Warning(
                "PAH4034",
                "The release that was rolled out is not at hand, so the report has no coverage.",
                fix: $"Name its folder with --content; its hash is {report.Rollout.Content}.")]);
        }

        return report;
    }
}
