using System.CommandLine;
using PciAutoHeal.Cli.Console;
using PciAutoHeal.Cli.Coverage;
using PciAutoHeal.Cli.Input;
using PciAutoHeal.Core.Diagnostics;
using PciAutoHeal.Documents.Generation;
using Spectre.Console;

namespace PciAutoHeal.Cli.Commands;

/// <summary><c>content check</c>, <c>build</c>, <c>coverage</c> and <c>diff</c>.</summary>
internal static class ContentCommand
{
    private static readonly Option<string?> Content = new("--content")
    {
        HelpName = "FOLDER",
        Description = "The release (default: this folder where it has conformance-packs/catalog.yaml, else what ships with the program).",
    };

    private static readonly Option<bool> Check = new("--check") { Description = "Write nothing; fail when a derived file is stale." };

    private static readonly Option<string?> Write = new("--write")
    {
        HelpName = "FILE",
        Description = $"Write the table to FILE; its ending says how: {CoverageFile.Forms}.",
    };

    private static readonly Option<string> By = ByOption();

    private static readonly Argument<string> Before = new("A") { Description = "A release folder." };

    private static readonly Argument<string> After = new("B") { Description = "Another release folder." };

    public static Command Create(CliIo io) => Verbs.Create(
        "content",
        "Check, build and describe releases of packs, documents and roles.",
        io,
        (_, _, _) => throw new InvalidInputException("PAH4000", "content needs a verb.", "Write 'content check', or see 'content --help'."),
        Verbs.Create("check", "Lint and cross-check packs, documents, roles and catalog; every finding with file and line.", io, CheckAsync, Content),
        Verbs.Create("build", "Generate the derived files from catalog, documents and permissions.", io, BuildAsync, Content, Check),
        Verbs.Create("coverage", "Which rule is checked, what heals it, and why.", io, CoverageAsync, Content, By, Write),
        Verbs.Create("diff", "What changes between two releases.", io, DiffAsync, Before, After));

    private static Option<string> ByOption()
    {
        var option = new Option<string>("--by")
        {
            Description = "A row for each rule, or for each PCI DSS requirement.",
            DefaultValueFactory = _ => "rule",
        };
        option.AcceptOnlyFromAmong("rule", "requirement");
        return option;
    }

    private static string FolderOf(ParseResult parsed) => parsed.GetValue(Content)
        ?? (File.Exists(ReleaseFolder.Catalog) ? "." : Path.Combine(AppContext.BaseDirectory, "content"));

    private static async Task<int> CheckAsync(CliContext context, ParseResult parsed, CancellationToken ct)
    {
        var release = await Inputs.ContentAsync(FolderOf(parsed), ct);
        var found = ContentCheck.Run(release);
        context.WriteJson(new { schema = "pciautoheal/content-check/1", diagnostics = found.Select(DiagnosticLine.Of) });
        DiagnosticText.Write(context.Problems, found);
        context.People.MarkupLine(
            $"{release.Packs.Count} packs, {release.Documents.Count} documents: {found.Count(d => d.Severity == Severity.Error)} errors, {found.Count(d => d.Severity == Severity.Warning)} warnings");
        return found.Any(d => d.Severity == Severity.Error) ? ExitCode.Findings : ExitCode.Done;
    }

    private static async Task<int> BuildAsync(CliContext context, ParseResult parsed, CancellationToken ct)
    {
        var folder = FolderOf(parsed);
        var release = await Inputs.ContentAsync(folder, ct);
        if (release.Catalog is null)
        {
            throw new InvalidInputException("PAH4030", $"'{folder}' has no {ReleaseFolder.Catalog} to build from.");
        }

        var built = ContentBuild.Run(release.Files);
        var errors = built.Diagnostics.Where(d => d.Severity == Severity.Error).ToList();
        if (errors.Count > 0)
        {
            throw new InvalidInputException(errors);
        }

        var stale = ContentBuild.Stale(release.Files).ToList();
        if (parsed.GetValue(Check))
        {
            DiagnosticText.Write(context.Problems, stale);
            return stale.Count > 0 ? ExitCode.Findings : ExitCode.Done;
        }

        foreach (var (path, text) in built.Files.Where(f => release.Files.GetValueOrDefault(f.Key) != f.Value))
        {
            var target = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            await File.WriteAllTextAsync(target, text, ct);
            context.People.MarkupLine($"wrote {Markup.Escape(path)}");
        }

        foreach (var path in built.Obsolete)
        {
            File.Delete(Path.Combine(folder, path));
            context.People.MarkupLine($"removed {Markup.Escape(path)}");
        }

        return ExitCode.Done;
    }

    private static async Task<int> CoverageAsync(CliContext context, ParseResult parsed, CancellationToken ct)
    {
        var release = await Inputs.ContentAsync(FolderOf(parsed), ct);
        if (release.Catalog is not { } catalog)
        {
            throw new InvalidInputException(
                "PAH4030", "A release of plain packs has no catalog, so its coverage is not known.");
        }

        var report = CoverageReport.Of(catalog);
        if (parsed.GetValue(Write) is { } file)
        {
            await CoverageFile.WriteAsync(file, report, ct);
            context.People.MarkupLine($"wrote {Markup.Escape(file)}");
        }

        context.WriteJson(report.Document);
        if (!context.Settings.Json && parsed.GetValue(Write) is null)
        {
            context.People.Write(parsed.GetValue(By) == "requirement" ? CoverageText.Requirements(report) : CoverageText.Rules(report));
            context.People.MarkupLine(
                $"{report.Rules.Count} rules: {report.Auto} heal by themselves, {report.Gated} after an approval, {report.Manual} need a person");
        }

        return ExitCode.Done;
    }

    private static async Task<int> DiffAsync(CliContext context, ParseResult parsed, CancellationToken ct)
    {
        var before = await Inputs.ContentAsync(parsed.GetValue(Before), ct);
        var after = await Inputs.ContentAsync(parsed.GetValue(After), ct);
        var lines = ReleaseDiff.Between(before, after);
        context.WriteJson(new { schema = "pciautoheal/content-diff/1", changes = lines });
        if (!context.Settings.Json)
        {
            foreach (var line in lines)
            {
                context.People.MarkupLine(Markup.Escape($"{line.Change,-8} {line.What}"));
            }
        }

        return ExitCode.Done;
    }
}
