using PciAutoHeal.Cli.Console;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Diagnostics;
using PciAutoHeal.Core.Faults;
using PciAutoHeal.Core.Packs;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Documents.Faults;
using PciAutoHeal.Documents.Generation;
using PciAutoHeal.Documents.Organizations;
using PciAutoHeal.Documents.Rollouts;
using PciAutoHeal.Simulation;

namespace PciAutoHeal.Cli.Input;

/// <summary>Turns what was named on the command line into Core types, or refuses it with every finding.</summary>
internal sealed class Inputs(CliContext context)
{
    private CliSettings Settings => context.Settings;

    public bool HasSpec => Settings.Spec is not null || File.Exists(CliSettings.DefaultSpec);

    public async Task<RolloutSpec> SpecAsync(CancellationToken ct)
    {
        var path = Settings.Spec ?? CliSettings.DefaultSpec;
        var text = await Files.ReadAsync(
            path, "The spec", "Name one with --spec FILE; docs/examples/rollout.yaml is a start.", ct);
        var (spec, diagnostics) = RolloutSpecReader.Read(path, text);
        return Files.Accept(spec, diagnostics, Show);
    }

    /// <summary>The organization that was named or is to be generated; null when neither was asked for.</summary>
    public async Task<OrganizationSnapshot?> OrganizationAsync(IReadOnlyList<Region> regions, CancellationToken ct)
    {
        if (Settings.Organization is { } path)
        {
            if (Settings.Accounts is not null)
            {
                throw new InvalidInputException(
                    "PAH4006", "--organization and --accounts exclude each other.", "Give one of them.");
            }

            var text = await Files.ReadAsync(
                path, "The organization", "Write one with: pciautoheal org snapshot > org.json", ct);
            var (organization, diagnostics) = OrganizationReader.Read(path, text);
            var read = Files.Accept(organization, diagnostics, Show);
            return read.Regions.Count > 0 ? read : read with { Regions = regions };
        }

        return Settings.Accounts is { } accounts
            ? OrganizationGenerator.Generate(accounts, regions, Settings.SeedOrDefault)
            : null;
    }

    public async Task<IReadOnlyList<Fault>> FaultsAsync(CancellationToken ct)
    {
        if (Settings.Faults is not { } path)
        {
            return [];
        }

        var text = await Files.ReadAsync(path, "The fault file", "See docs/examples/faults.yaml.", ct);
        var (faults, diagnostics) = FaultsReader.Read(path, text);
        return Files.Accept(faults, diagnostics, Show);
    }

    /// <summary>
    /// The release a spec names: a folder, or what ships with the program; with the packs the spec asks for.
    /// </summary>
    public static async Task<Release> ReleaseAsync(RolloutSpec spec, CancellationToken ct)
    {
        var content = ContentRelease.LoadDeployed(await FolderAsync(spec.Content, ct));
        var errors = content.Diagnostics.Where(d => d.Severity == Severity.Error).ToList();
        if (errors.Count > 0)
        {
            throw new InvalidInputException(errors);
        }

        var release = ReleaseReading.Of(content);
        var offers = PackOffers.Of(content, release);
        var chosen = PackSelection.Of(offers, spec.Packs);
        return chosen.Unknown.Count == 0 ? release.With(chosen.Packs).In(spec.Remediation) : throw new InvalidInputException(
            "PAH1209",
            $"The spec names pack '{chosen.Unknown[0]}', which the release does not have.",
            $"The release has: {string.Join(", ", PackOffers.Names(offers))}.");
    }

    public static async Task<ContentRelease> ContentAsync(string? folder, CancellationToken ct) =>
        ContentRelease.Load(await FolderAsync(folder, ct));

    private static async Task<IReadOnlyDictionary<string, string>> FolderAsync(string? folder, CancellationToken ct)
    {
        var path = folder ?? Path.Combine(AppContext.BaseDirectory, "content");
        return Directory.Exists(path)
            ? await Files.ReadFolderAsync(path, ct)
            : throw new InvalidInputException(
                "PAH4007", $"The content folder '{path}' does not exist.", "Name a folder of conformance packs, or leave 'content' out.");
    }

    private void Show(IReadOnlyList<Diagnostic> diagnostics) => DiagnosticText.Write(context.Problems, diagnostics);
}
