using System.CommandLine;
using PciAutoHeal.Cli.Bundles;
using PciAutoHeal.Cli.Hosting;
using PciAutoHeal.Core.Diagnostics;
using Spectre.Console;

namespace PciAutoHeal.Cli.Commands;

/// <summary><c>evidence</c>: the assessor's bundle.</summary>
internal static class EvidenceCommand
{
    private const string About =
        """
        Write what an assessor asks for as a signed bundle: per requirement which rules were in force where and since when,
        evaluations, exceptions with owner and expiry, approvals, plan hashes, and in which mode packs were put.

        Read from the ledger alone; AWS is not asked, and the same ledger gives the same bytes. What is not known is said in it.
        Signed by an ECDSA key on P-256: one that is made on first use under .pciautoheal/keys, or --sign-key FILE.pem.
        Without --write it writes evidence-ROLLOUT.zip. To verify a bundle, offline: 'pciautoheal evidence verify FILE'.
        """;

    private static readonly Option<string?> Write = new("--write")
    {
        HelpName = "FOLDER|FILE.zip",
        Description = "Where to write it.",
    };

    public static readonly Option<string?> SignKey = new("--sign-key")
    {
        HelpName = "FILE.pem",
        Description = "Sign with this private key instead of this folder's own.",
    };

    public static Command Create(CliIo io) => Verbs.Create(
        "evidence", About, io, RunAsync, RolloutArguments.Rollout, Write, SignKey, ReleaseContent.Option, EvidenceVerify.Create(io));

    private static async Task<int> RunAsync(CliContext context, ParseResult parsed, CancellationToken ct)
    {
        var (id, settings, pace) = await RolloutHost.FindAsync(context, parsed, ct);
        using var host = await LiveHost.OpenAsync(context with { Settings = settings }, null, ct, pace);
        using var key = await SigningKey.OpenAsync(parsed.GetValue(SignKey), ct);
        var content = await ReleaseContent.FindAsync(host.Ports, id, parsed.GetValue(ReleaseContent.Option), ct);
        var evidence = await new LedgerReading(host.Ports, content).ReadAsync(id, ct);
        if (evidence.Coverage is null)
        {
            Console.DiagnosticText.Write(context.Problems, [Diagnostic.Warning(
                "PAH4034",
                "The release that was rolled out is not at hand, so the evidence has rules without requirements.",
                fix: $"Name its folder with --content; its hash is {evidence.Release.Hash}.")]);
        }

        var path = parsed.GetValue(Write) ?? $"evidence-{id}.zip";
        var bundle = Bundle.Sign(id.Value, evidence.AsOf, BundleFiles.Of(evidence), key);
        await bundle.WriteAsync(path, ct);
        Show(context, bundle, path);
        return ExitCode.Done;
    }

    private static void Show(CliContext context, Bundle bundle, string path)
    {
        context.WriteJson(new
        {
            schema = "pciautoheal/evidence-written/1",
            rollout = bundle.Manifest.Rollout,
            bundle.Manifest.AsOf,
            path,
            signedBy = bundle.Fingerprint,
            manifestSha256 = BundleManifest.HashOf(bundle.Manifest.Bytes()),
            files = bundle.Manifest.Files,
        });
        context.People.MarkupLine(Markup.Escape($"wrote {path}: {bundle.Files.Count} files, as of {bundle.Manifest.AsOf:u}"));
        context.People.MarkupLine(Markup.Escape($"signed by {bundle.Fingerprint}; give the assessor this fingerprint by another way than the bundle"));
        context.People.MarkupLine(Markup.Escape($"verify it with: pciautoheal evidence verify {path}"));
    }
}
