using System.CommandLine;
using System.Text.RegularExpressions;
using PciAutoHeal.Aws.StepFunctions;
using PciAutoHeal.Cli.Commands;
using PciAutoHeal.Cli.Input;
using PciAutoHeal.Core.Rollouts;

namespace PciAutoHeal.Cli.Hosting;

/// <summary>Which deployed state machine is meant, if one is.</summary>
internal static partial class DeployedMachine
{
    public const string Engine = "stepfunctions";

    /// <summary>
    /// What the stacks call the machine of the installation that nobody named otherwise (cdk/Installation.cs).
    /// </summary>
    private const string Default = "pciautoheal-rollout";

    /// <summary>Refuses what a deployed flow could not work with, before anything is asked of anybody.</summary>
    public static bool IsAskedFor(CliContext context, ParseResult parsed)
    {
        if ((parsed.GetValue(RolloutArguments.Engine) ?? (Given(parsed) is null ? "embedded" : Engine)) != Engine)
        {
            return false;
        }

        return LedgerChoice.Parse(context.Settings.Ledger) is LedgerChoice.DynamoDb ? true : throw OutOfReach();
    }

    /// <summary>The machine that was named, or that of the installation whose table the ledger is.</summary>
    public static async Task<MachineArn> NamedAsync(
        CliContext context, ParseResult parsed, Host host, CancellationToken ct)
    {
        if (Given(parsed) is { } given)
        {
            return given;
        }

        var table = (LedgerChoice.Parse(context.Settings.Ledger) as LedgerChoice.DynamoDb)?.Table;
        var name = table is not null && InstallationTable().Match(table) is { Success: true } match
            ? $"{match.Groups["installation"].Value}-rollout"
            : Default;
        return MachineArn.Of(host.Endpoint.HomeRegion, await host.AccountAsync(ct), name);
    }

    /// <summary>
    /// The machine that will run what is registered in this ledger; none reaches one on this machine.
    /// </summary>
    public static async Task<MachineArn?> OfLedgerAsync(
        CliContext context, ParseResult parsed, Host host, CancellationToken ct) =>
        LedgerChoice.Parse(context.Settings.Ledger) is LedgerChoice.DynamoDb ? await NamedAsync(context, parsed, host, ct)
        : Given(parsed) is null ? null
        : throw OutOfReach();

    /// <summary>The flow that steers a rollout; null when it runs in processes like this one.</summary>
    public static async Task<DeployedFlow?> OfAsync(
        CliContext context, ParseResult parsed, Host host, RolloutId rollout, CancellationToken ct)
    {
        var began = (await RememberedHost.FindAsync(host.Ports, rollout, ct))?.StateMachine;
        var isDeployed = IsAskedFor(context, parsed) || (began is not null && parsed.GetValue(RolloutArguments.Engine) is null);
        if (!isDeployed)
        {
            return null;
        }

        var machine = Given(parsed) is null && MachineArn.TryParse(began, out var known)
            ? known
            : await NamedAsync(context, parsed, host, ct);
        return Flow(machine, context, host, rollout);
    }

    public static DeployedFlow Flow(MachineArn machine, CliContext context, Host host, RolloutId rollout) =>
        new(new(host.Deployed(machine), host.Ports, rollout), host, context.People, rollout);

    private static InvalidInputException OutOfReach() => new(
        "PAH4065",
        "The deployed flow does not reach a ledger on this machine.",
        "Name the installation's table with --ledger dynamodb:pciautoheal-ledger, or leave --engine out.");

    private static MachineArn? Given(ParseResult parsed) => parsed.GetValue(RolloutArguments.StateMachine) is not { } text ? null
        : MachineArn.TryParse(text, out var arn) ? arn
        : throw new InvalidInputException(
            "PAH4064",
            $"--state-machine is '{text}'.",
            "Write the ARN of a state machine, without a version: arn:aws:states:us-east-1:222222222222:stateMachine:pciautoheal-rollout.");

    [GeneratedRegex("^(?<installation>pciautoheal(-[a-z][a-z0-9]{0,11})?)-ledger$")]
    private static partial Regex InstallationTable();
}
