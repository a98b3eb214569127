using System.Globalization;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Core.Waves;
using Spectre.Console;

namespace PciAutoHeal.Cli.Console;

/// <summary>A plan for people.</summary>
internal static class PlanText
{
    private const int MostSkipped = 12;

    public static void Write(IAnsiConsole console, Plan plan)
    {
        console.MarkupLine(
            $"[bold]{Markup.Escape(plan.Name)}[/]: {plan.Packs.Count} packs to {plan.Waves.Sum(w => w.Targets.Count)} targets in {plan.Waves.Count} waves, delivery {plan.Delivery.ToString().ToLowerInvariant()}");
        var table = new Table().Border(TableBorder.Rounded)
            .AddColumn("wave")
            .AddColumn(new TableColumn("accounts").RightAligned())
            .AddColumn(new TableColumn("targets").RightAligned())
            .AddColumn(new TableColumn("excluded").RightAligned());
        foreach (var wave in plan.Waves)
        {
            var excluded = wave.Delivery == Delivery.Organization
                ? $"{plan.Regions.Max(r => plan.ExclusionsOf(wave.Number, r).Count)}"
                : "–";
            table.AddRow(Markup.Escape($"{wave.Number} {wave.Name}"), $"{wave.Accounts.Count}", $"{wave.Targets.Count}", excluded);
        }

        console.Write(table);
        foreach (var skip in plan.Skipped.Take(MostSkipped))
        {
            console.MarkupLine($"  skipped {skip.Account}{(skip.Region is null ? "" : $"/{skip.Region}")}: {Markup.Escape(skip.Reason)}");
        }

        if (plan.Skipped.Count > MostSkipped)
        {
            console.MarkupLine($"  … and {plan.Skipped.Count - MostSkipped} more skipped");
        }

        var time = TimeSpan.FromSeconds(plan.Budget.EstimatedSeconds);
        console.MarkupLine(string.Create(
            CultureInfo.InvariantCulture,
            $"about {(int)time.TotalHours} h {time.Minutes:00} min, {plan.Budget.ApiCalls.Values.Sum()} API calls, {plan.Budget.EstimatedUsd:0.00} USD"));
        console.MarkupLine($"{(plan.IsFeasible ? "[green]feasible[/]" : "[red]infeasible[/]")}  {plan.Hash}");
    }
}
