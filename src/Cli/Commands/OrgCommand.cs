using System.CommandLine;
using PciAutoHeal.Cli.Hosting;
using PciAutoHeal.Cli.Input;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Documents.Organizations;
using Spectre.Console;

namespace PciAutoHeal.Cli.Commands;

/// <summary><c>org snapshot</c> and <c>org show</c>.</summary>
internal static class OrgCommand
{
    private const int MostRows = 60;

    private static readonly Option<string?> OutputFile = new("--out")
    {
        HelpName = "FILE",
        Description = "Write org.json here instead of to standard output.",
    };

    private static readonly Argument<string?> File = new("FILE")
    {
        Description = "org.json, or the output of 'aws organizations list-accounts'.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public static Command Create(CliIo io) => Verbs.Create(
        "org",
        "Read an organization into org.json, or show one.",
        io,
        (_, _, _) => throw new InvalidInputException("PAH4000", "org needs a verb.", "Write 'org snapshot' or 'org show'."),
        Verbs.Create(
            "snapshot",
            "Read accounts, states, units, tags, regions and recorders into org.json. Changes nothing.",
            io,
            SnapshotAsync,
            OutputFile),
        Verbs.Create("show", "Show an organization: a file, a generated one, or the one in AWS.", io, ShowAsync, File));

    private static async Task<int> SnapshotAsync(CliContext context, ParseResult parsed, CancellationToken ct)
    {
        var json = OrganizationWriter.Write(await ReadAsync(context, ct));
        if (parsed.GetValue(OutputFile) is { } path)
        {
            await System.IO.File.WriteAllTextAsync(path, json, ct);
            await context.Io.Error.WriteLineAsync($"wrote {path}");
        }
        else
        {
            await context.Io.Out.WriteLineAsync(json);
        }

        return ExitCode.Done;
    }

    private static async Task<int> ShowAsync(CliContext context, ParseResult parsed, CancellationToken ct)
    {
        var file = parsed.GetValue(File);
        var shown = file is null ? context : context with { Settings = context.Settings with { Organization = file } };
        var organization = await ReadAsync(shown, ct);
        if (context.Settings.Json)
        {
            await context.Io.Out.WriteLineAsync(OrganizationWriter.Write(organization));
            return ExitCode.Done;
        }

        context.People.MarkupLine(
            $"[bold]{Markup.Escape(organization.OrganizationId)}[/]: {organization.Accounts.Count} accounts, managed by {organization.ManagementAccountId}, delegated to {organization.DelegatedAdministratorId}");
        context.People.Write(TableOf(organization));
        return ExitCode.Done;
    }

    private static async Task<OrganizationSnapshot> ReadAsync(CliContext context, CancellationToken ct)
    {
        var inputs = new Inputs(context);
        IReadOnlyList<Region> regions = context.Settings.Regions.Count > 0 ? context.Settings.Regions : [Region.Parse("us-east-1")];
        return await inputs.OrganizationAsync(regions, ct)
            ?? await OrganizationReading.ReadLiveAsync(
                context, new RolloutSpec("snapshot", context.Settings.Regions.Count > 0 ? regions : null, []), ct);
    }

    private static Table TableOf(OrganizationSnapshot organization)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumns("account", "name", "state", "unit", "recording");
        foreach (var account in organization.Accounts.OrderBy(a => a.Id).Take(MostRows))
        {
            table.AddRow(
                account.Id.Value,
                Markup.Escape(account.Name),
                account.State.Word(),
                Markup.Escape("/" + string.Join('/', account.Path)),
                account.Recorders is { } recorders ? $"{recorders.Count(r => r.Recording)} of {organization.Regions.Count} regions" : "not read");
        }

        return organization.Accounts.Count > MostRows
            ? table.Caption($"and {organization.Accounts.Count - MostRows} more")
            : table;
    }
}
