using PciAutoHeal.Cli.Console;
using PciAutoHeal.Cli.Hosting;
using PciAutoHeal.Core.Drift;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Core.Waves;
using PciAutoHeal.Documents.Rollouts;
using Spectre.Console;

namespace PciAutoHeal.Cli.Commands;

/// <summary><c>drift --repair</c>: specs of rollouts for exactly what drifted. Starts nothing.</summary>
internal static class DriftRepair
{
    public static async Task<IReadOnlyList<RepairLine>> PlanAsync(
        CliContext context, Host host, RolloutId rollout, DriftReport report, CancellationToken ct)
    {
        var (spec, plan) = (await host.Ports.Book.SpecAsync(rollout, ct), await host.Ports.Book.PlanAsync(rollout, ct));
        var repair = Repair.Of(report, spec, plan);
        if (repair.Specs.Count == 0)
        {
            return [];
        }

        var release = await host.Ports.Book.ReleaseAsync(rollout, ct);
        var organization = await host.Ports.Organizations.ReadAsync(withTags: false, ct);
        var today = DateOnly.FromDateTime(host.Ports.Clock.GetUtcNow().UtcDateTime);
        var lines = new List<RepairLine>();
        foreach (var one in repair.Specs)
        {
            var file = $"{one.Name}.yaml";
            var head = $"# Repairs what `pciautoheal drift` found on {report.CheckedAt:yyyy-MM-dd HH:mm} UTC to differ from {rollout}.\n";
            await File.WriteAllTextAsync(file, head + RolloutSpecText.Of(one), ct);
            var compiled = WavePlanner.Compile(one, organization, release, today);
            lines.Add(new(
                file,
                [.. one.Scope.Include!.Accounts.Select(a => a.Value)],
                [.. one.Regions!.Select(r => r.Value)],
                compiled.IsFeasible,
                $"pciautoheal rollout start --spec {file}"));
            DiagnosticText.Write(context.Problems, compiled.Diagnostics);
        }

        return lines;
    }

    public static void Write(IAnsiConsole console, IReadOnlyList<RepairLine> lines, Repair repair)
    {
        foreach (var line in lines)
        {
            console.MarkupLineInterpolated(
                $"{line.Accounts.Count} accounts in {string.Join(", ", line.Regions)}: [bold]{line.Start}[/]{(line.Feasible ? "" : " (not feasible as it stands)")}");
        }

        foreach (var kind in repair.Rest.GroupBy(rest => (rest.Item.Kind, rest.Advice)))
        {
            console.MarkupLineInterpolated($"{kind.Key.Kind}, {kind.Count()}: {kind.Key.Advice}");
        }
    }
}

/// <summary>A spec that was written for a repair.</summary>
/// <param name="Start">The command that begins it.</param>
internal sealed record RepairLine(
    string File, IReadOnlyList<string> Accounts, IReadOnlyList<string> Regions, bool Feasible, string Start);
