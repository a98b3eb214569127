using System.CommandLine;
using PciAutoHeal.Cli.Bundles;
using PciAutoHeal.Cli.Evictions;
using PciAutoHeal.Cli.Hosting;
using PciAutoHeal.Cli.Input;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Steps.Ports;
using PciAutoHeal.Steps.WaysBack;

namespace PciAutoHeal.Cli.Commands;

/// <summary><c>rollout evict</c>: the last resort, shown before it is done.</summary>
internal static class RolloutEvict
{
    private const string About =
        """
        Take the packs out of accounts, as an end in itself. The last resort: it deletes rules, remediations and evaluations.

        Without --yes it changes nothing and shows, account by account and region by region, what would be deleted and what that
        costs. --yes takes the hash that was shown: if anything has changed since, nothing is deleted. Evidence of what the ledger
        and AWS Config say of each target is written to a folder first. Later waves do not admit evicted targets again.
        To stop harm without deleting: 'rollout contain'. To go back to what was there: 'rollout rollback'.
        """;

    private static readonly Option<int?> Wave = new("--wave") { HelpName = "N", Description = "Targets of this wave only." };

    private static readonly Option<string[]> Account = new("--account")
    {
        HelpName = "ID",
        Description = "Targets of these accounts only; may be given several times, or ids parted by commas.",
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<string?> Yes = new("--yes")
    {
        HelpName = "sha256:…",
        Description = "Delete exactly what was shown under this hash.",
    };

    private static readonly Option<string?> Reason = new("--reason") { HelpName = "TEXT", Description = "Why, for the record." };

    public static Command Create(CliIo io) => Verbs.Create(
        "evict", About, io, RunAsync, RolloutArguments.Rollout, Wave, Account, Yes, DeletionBundle.Folder,
        RolloutArguments.Engine, RolloutArguments.StateMachine, RolloutArguments.Actor, Reason);

    private static async Task<int> RunAsync(CliContext context, ParseResult parsed, CancellationToken ct)
    {
        using var desk = await RolloutDesk.OpenAsync(context, parsed, ct);
        if (desk.State.PlanHash is null || desk.State.Back is not null)
        {
            throw RolloutDesk.NotNow(desk, "evict");
        }

        var records = await desk.Host.Ports.Targets.ReadAsync(desk.Rollout, ct);
        var release = await desk.Host.Ports.Book.ReleaseAsync(desk.Rollout, ct);
        var shown = EvictionShown.Of(desk.Rollout, release, records.Where(Asked(context, parsed)));
        if (shown.Targets.Count == 0)
        {
            throw new InvalidInputException("PAH4043", "None of these targets has the packs; there is nothing to evict.", $"See: pciautoheal status {desk.Rollout}");
        }

        return parsed.GetValue(Yes) is { } confirmed
            ? await EvictAsync(desk, shown, confirmed, parsed, ct)
            : Show(context, shown, records);
    }

    private static int Show(CliContext context, EvictionShown shown, IReadOnlyList<TargetRecord> records)
    {
        var document = EvictionDocument.Of(shown, records, EvictionRates.Shipped);
        context.WriteJson(document);
        if (!context.Settings.Json)
        {
            EvictionText.Write(context.People, document);
        }

        return ExitCode.Done;
    }

    private static async Task<int> EvictAsync(
        RolloutDesk desk, EvictionShown shown, string confirmed, ParseResult parsed, CancellationToken ct)
    {
        if (confirmed != shown.Hash)
        {
            throw new InvalidInputException(
                "PAH4044", $"What would be deleted now is {shown.Hash}, not {confirmed}.", "Look again without --yes, and confirm what is shown.");
        }

        var request = desk.Request(OperatorWish.Evict, parsed.GetValue(Reason)) with { Shown = shown.Hash };
        var token = new WayBack(WayBackKind.Evict, request.At, request.Actor).Token;
        var kept = await desk.Host.Ports.Evidence.KeepAsync(desk.Rollout, token, shown.Targets, ct);
        await DeletionBundle.WriteAsync(desk, parsed, shown.Hash["sha256:".Length..][..12], kept, ct);
        await desk.Host.Ports.Book.KeepAsync(desk.Rollout, EvictionShown.Document(shown.Hash), shown, ct);
        return await desk.AskAsync(request, null, ct);
    }

    private static Func<TargetRecord, bool> Asked(CliContext context, ParseResult parsed)
    {
        var wave = parsed.GetValue(Wave);
        var regions = context.Settings.Regions;
        var accounts = AccountIds.Of(parsed.GetValue(Account));
        return r => (wave is null || r.Wave == wave)
            && (accounts.Count == 0 || accounts.Contains(r.Target.Account))
            && (regions.Count == 0 || regions.Contains(r.Target.Region));
    }
}
