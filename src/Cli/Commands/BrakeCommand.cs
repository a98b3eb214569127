using System.CommandLine;
using PciAutoHeal.Cli.Console;
using PciAutoHeal.Cli.Hosting;
using PciAutoHeal.Cli.Input;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Brakes;
using PciAutoHeal.Core.Rollouts;

namespace PciAutoHeal.Cli.Commands;

/// <summary><c>brake</c>: stops the documents of the whole organization, without touching a pack.</summary>
internal static class BrakeCommand
{
    private const string About =
        """
        Stop healing in the whole organization, at once and without touching a pack: the fastest way to stop harm.

        Every document reads the parameter /pciautoheal/brake of its account and region before anything else, and again after an
        approval. 'on' sets it in every member account and region in scope; 'off' takes it off, also where 'rollout contain' set
        it; 'status' shows it. Repeating a verb changes nothing. What is in scope, the regions and the role come from the spec
        where there is one, else every active member account. A run that is past its look at the brake ends as it would have.
        Exit code 1 when any target could not be reached: say the verb again, or name those accounts.
        """;

    private static readonly Option<string[]> Account = new("--account")
    {
        HelpName = "ID",
        Description = "These accounts only; may be given several times, or ids parted by commas.",
        AllowMultipleArgumentsPerToken = true,
    };

    public static Command Create(CliIo io) => Verbs.Create(
        "brake",
        About,
        io,
        (_, _, _) => throw new InvalidInputException("PAH4000", "brake needs a verb.", "Write 'brake on', 'brake off' or 'brake status'."),
        Verb(io, "on", "Stop every document before it changes anything.", BrakeMove.Throw),
        Verb(io, "off", "Let documents heal again, whoever has stopped them.", BrakeMove.Release),
        Verb(io, "status", "Show where the brake is on. Changes nothing.", null));

    private static Command Verb(CliIo io, string name, string about, BrakeMove? move) =>
        Verbs.Create(name, about, io, (context, parsed, ct) => RunAsync(context, parsed, name, move, ct), Account);

    private static async Task<int> RunAsync(
        CliContext context, ParseResult parsed, string action, BrakeMove? move, CancellationToken ct)
    {
        var inputs = new Inputs(context);
        var spec = inputs.HasSpec ? await inputs.SpecAsync(ct) : null;
        using var host = LiveHost.WithoutLedger(context, spec?.HomeRegion ?? spec?.Regions?[0]);
        var organization = await inputs.OrganizationAsync(spec?.Regions ?? [], ct)
            ?? await host.Ports.Organizations.ReadAsync(withTags: spec is not null, ct);
        var targets = TargetsOf(context, AccountIds.Of(parsed.GetValue(Account)), spec, organization);
        var progress = BrakeProgress.On(context.People, targets.Select(t => t.Account).Distinct().Count());
        var role = spec?.MemberRole ?? host.Endpoint.MemberRole;
        var readings = await host.Ports.FleetBrake.MoveAsync(targets, role, move, progress, null, ct);
        var document = BrakeDocument.Of(action, readings);
        context.WriteJson(document);
        if (!context.Settings.Json)
        {
            BrakeText.Write(context.People, document);
        }

        return document.Failed == 0 ? ExitCode.Done : ExitCode.Findings;
    }

    /// <summary>
    /// StackSets put no documents into the management account, so that there is nothing to stop unless it is named.
    /// </summary>
    private static List<Target> TargetsOf(
        CliContext context, HashSet<AccountId> named, RolloutSpec? spec, OrganizationSnapshot organization)
    {
        var regions = context.Settings.Regions.Count > 0 ? context.Settings.Regions : spec?.Regions ?? organization.Regions;
        var accounts = organization.Accounts.Where(a => named.Count > 0
            ? named.Contains(a.Id)
            : a.State == AccountState.Active && a.Id != organization.ManagementAccountId && spec?.Scope.Includes(a) != false).ToList();
        if (named.Except(accounts.Select(a => a.Id)).FirstOrDefault() is { } unknown)
        {
            throw new InvalidInputException(
                "PAH4060", $"Account {unknown} is not in the organization.", "See: pciautoheal org show");
        }

        return accounts.Count > 0 && regions.Count > 0
            ? [.. accounts.SelectMany(a => regions.Select(r => new Target(a.Id, r)))]
            : throw new InvalidInputException(
                "PAH4061", "No active member account is in scope; there is no brake to look at.", "Look at the scope of the spec, or name --account.");
    }
}
