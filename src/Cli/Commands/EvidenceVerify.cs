using System.CommandLine;
using PciAutoHeal.Cli.Bundles;
using PciAutoHeal.Core.Diagnostics;
using Spectre.Console;

namespace PciAutoHeal.Cli.Commands;

/// <summary><c>evidence verify</c>: is a bundle what was signed.</summary>
internal static class EvidenceVerify
{
    private const string About =
        """
        Verify a bundle of evidence, offline: that it was signed, and that no file was changed, removed or added since.

        Without --key it is held against the key that it brings along, which proves that it is whole but not who signed it.
        Exit code 1 when anything is wrong, with the name of every file that is.
        """;

    private static readonly Argument<string> Path = new("FILE") { Description = "The zip file, or the folder." };

    private static readonly Option<string?> Key = new("--key")
    {
        HelpName = "PUBLIC.pem",
        Description = "The public key of whoever should have signed it, which you got by another way.",
    };

    public static Command Create(CliIo io) => Verbs.Create("verify", About, io, RunAsync, Path, Key);

    private static async Task<int> RunAsync(CliContext context, ParseResult parsed, CancellationToken ct)
    {
        var path = parsed.GetValue(Path)!;
        using var given = parsed.GetValue(Key) is { } file ? await PublicKey.ReadAsync(file, ct) : null;
        var (files, flaws) = await BundleReading.ReadAsync(path, ct);
        var archive = Directory.Exists(path) ? null : await File.ReadAllBytesAsync(path, ct);
        var found = BundleVerification.Of(files, flaws, archive, given);
        context.WriteJson(new
        {
            schema = "pciautoheal/evidence-verification/1",
            valid = found.IsValid,
            found.Rollout,
            found.AsOf,
            found.SignedBy,
            found.IsKeyGiven,
            found.Files,
            found.Flaws,
        });
        Console.DiagnosticText.Write(context.Problems, found.Flaws.Select(flaw => Diagnostic.Error(
            "PAH4053", $"{flaw.File}: {flaw.Problem}: {flaw.Message}")));
        if (found.IsValid)
        {
            context.People.MarkupLine(Markup.Escape(
                $"{path} is as signed: {found.Files} files, rollout {found.Rollout}, as of {found.AsOf:u}, signed by {found.SignedBy}"));
        }

        if (found.IsValid && given is null)
        {
            Console.DiagnosticText.Write(context.Problems, [Diagnostic.Warning(
                "PAH4054",
                "The key came with the bundle: this proves that it is whole, not who signed it.",
                fix: "Compare the fingerprint with whoever signed it, or give their public key with --key.")]);
        }

        return found.IsValid ? ExitCode.Done : ExitCode.Findings;
    }
}
