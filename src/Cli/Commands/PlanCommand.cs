using System.CommandLine;
using PciAutoHeal.Cli.Console;
using PciAutoHeal.Cli.Hosting;
using PciAutoHeal.Cli.Input;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Diagnostics;
using PciAutoHeal.Core.Packs;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Core.Waves;

namespace PciAutoHeal.Cli.Commands;

/// <summary><c>plan</c>: who would receive what in which wave. Changes nothing.</summary>
internal static class PlanCommand
{
    private const string About =
        """
        Compile the plan: waves, exclusion lists, what is skipped and why, budget, plan hash. Changes nothing.

        The organization comes from --organization, or is generated with --accounts, or is read from AWS.
        Exit code 0 means feasible, 1 infeasible (the plan says why and what would make it feasible), 2 an invalid spec.
        """;

    public static Command Create(CliIo io) =>
        Verbs.Create("plan", About, io, (context, _, ct) => RunAsync(context, ct));

    /// <summary>
    /// The plan; refuses a spec that the organization contradicts. An infeasible plan is not invalid.
    /// </summary>
    public static Plan Valid(CliContext context, RolloutSpec spec, OrganizationSnapshot organization, Release release)
    {
        var plan = Compile(context, spec, organization, release);
        var invalid = plan.Diagnostics.Where(IsInvalid).ToList();
        if (invalid.Count > 0)
        {
            throw new InvalidInputException(invalid);
        }

        return plan;
    }

    private static async Task<int> RunAsync(CliContext context, CancellationToken ct)
    {
        var inputs = new Inputs(context);
        var spec = await inputs.SpecAsync(ct);
        var release = await Inputs.ReleaseAsync(spec, ct);
        var organization = await OrganizationReading.ReadAsync(context, inputs, spec, ct);
        var plan = Compile(context, spec, organization, release);
        context.WriteJson(PlanDocument.Of(plan));
        if (!context.Settings.Json)
        {
            PlanText.Write(context.People, plan);
        }

        DiagnosticText.Write(context.Problems, plan.Diagnostics);
        return plan.IsFeasible ? ExitCode.Done
            : plan.Diagnostics.Any(IsInvalid) ? ExitCode.Invalid
            : ExitCode.Findings;
    }

    private static Plan Compile(
        CliContext context, RolloutSpec spec, OrganizationSnapshot organization, Release release) =>
        WavePlanner.Compile(
            spec, organization, release, DateOnly.FromDateTime(context.Io.Clock.GetUtcNow().UtcDateTime));

    /// <summary>PAH12xx: the spec itself is wrong for this organization.</summary>
    internal static bool IsInvalid(Diagnostic d) =>
        d.Severity == Severity.Error && d.Code.StartsWith("PAH12", StringComparison.Ordinal);
}
