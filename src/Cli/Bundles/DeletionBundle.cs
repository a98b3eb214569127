using System.CommandLine;
using PciAutoHeal.Cli.Evictions;
using PciAutoHeal.Cli.Hosting;
using PciAutoHeal.Steps.WaysBack;
using Spectre.Console;

namespace PciAutoHeal.Cli.Bundles;

/// <summary>The bundle that is written before a person's wish deletes anything.</summary>
internal static class DeletionBundle
{
    public static readonly Option<string> Folder = new("--evidence")
    {
        HelpName = "FOLDER",
        Description = "Where evidence is written before anything is deleted.",
        DefaultValueFactory = _ => "evidence",
    };

    /// <param name="name">Tells bundles of one rollout apart; null takes it from what is in it.</param>
    /// <param name="kept">What was just read of the targets that go; null where the flow reads it when it gets
    /// there.</param>
    public static async Task WriteAsync(
        RolloutDesk desk, ParseResult parsed, string? name, EvidenceKept? kept, CancellationToken ct)
    {
        using var key = await SigningKey.OpenAsync(null, ct);
        var content = await ReleaseContent.FindAsync(desk.Host.Ports, desk.Rollout, null, ct);
        var evidence = await new LedgerReading(desk.Host.Ports, content).ReadAsync(desk.Rollout, ct);
        IReadOnlyList<BundleFile> files = [.. BundleFiles.Of(evidence), .. kept is null ? [] : EvidenceFiles.Of(kept)];
        var bundle = Bundle.Sign(desk.Rollout.Value, evidence.AsOf, files, key);
        var place = Path.Combine(
            parsed.GetValue(Folder)!, $"{desk.Rollout}-{name ?? BundleManifest.HashOf(bundle.Manifest.Bytes())[..12]}");
        await bundle.WriteAsync(place, ct);
        desk.Context.People.MarkupLine(Markup.Escape($"evidence of {evidence.Targets.Count} targets is in {place}, signed by {bundle.Fingerprint}"));
    }
}
