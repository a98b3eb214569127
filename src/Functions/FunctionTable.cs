using PciAutoHeal.Functions.Bootstrap;
using PciAutoHeal.Steps.Closing;
using PciAutoHeal.Steps.Discovery;
using PciAutoHeal.Steps.Drift;
using PciAutoHeal.Steps.Enrollment;
using PciAutoHeal.Steps.Foundations;
using PciAutoHeal.Steps.Operators;
using PciAutoHeal.Steps.Planning;
using PciAutoHeal.Steps.Preflight;
using PciAutoHeal.Steps.Waves;
using PciAutoHeal.Steps.WaysBack;

namespace PciAutoHeal.Functions;

/// <summary>
/// Every function of the one executable, by the name of its step. A test holds it to the catalog of steps.
/// </summary>
public static class FunctionTable
{
    private static readonly Dictionary<string, Func<StepHost, LambdaFunction>> Functions = new(StringComparer.Ordinal)
    {
        [nameof(DiscoverOrganization)] = host => new DiscoverOrganizationFunction(host).RunAsync,
        [nameof(CheckTargets)] = host => new CheckTargetsFunction(host).RunAsync,
        [nameof(PlanWaves)] = host => new PlanWavesFunction(host).RunAsync,
        [nameof(PickNextWave)] = host => new PickNextWaveFunction(host).RunAsync,
        [nameof(AskOperator)] = host => new AskOperatorFunction(host).RunAsync,
        [nameof(RecordAnswer)] = host => new RecordAnswerFunction(host).RunAsync,
        [nameof(OpenWave)] = host => new OpenWaveFunction(host).RunAsync,
        [nameof(DeployFoundation)] = host => new DeployFoundationFunction(host).RunAsync,
        [nameof(CheckFoundation)] = host => new CheckFoundationFunction(host).RunAsync,
        [nameof(PutPacks)] = host => new PutPacksFunction(host).RunAsync,
        [nameof(PollWave)] = host => new PollWaveFunction(host).RunAsync,
        [nameof(JudgeWave)] = host => new JudgeWaveFunction(host).RunAsync,
        [nameof(ContainWave)] = host => new ContainWaveFunction(host).RunAsync,
        [nameof(RollBackWave)] = host => new RollBackWaveFunction(host).RunAsync,
        [nameof(ContainRollout)] = host => new ContainRolloutFunction(host).RunAsync,
        [nameof(RollBackRollout)] = host => new RollBackRolloutFunction(host).RunAsync,
        [nameof(EvictTargets)] = host => new EvictTargetsFunction(host).RunAsync,
        [nameof(CheckDrift)] = host => new CheckDriftFunction(host).RunAsync,
        [nameof(EnrollAccounts)] = host => new EnrollAccountsFunction(host).RunAsync,
        [nameof(RecordOutcome)] = host => new RecordOutcomeFunction(host).RunAsync,
        [nameof(RetirePacks)] = host => new RetirePacksFunction(host).RunAsync,
        [nameof(CloseRollout)] = host => new CloseRolloutFunction(host).RunAsync,
    };

    public static IReadOnlyCollection<string> Names => Functions.Keys;

    /// <exception cref="FormatException">The handler names no function of this program.</exception>
    public static LambdaFunction Find(string handler, StepHost host) =>
        Functions.TryGetValue(HandlerName.StepOf(handler), out var create)
            ? create(host)
            : throw new FormatException(
                $"{FunctionSettings.HandlerVariable} is '{handler}'; expected the name of a step, such as {nameof(PlanWaves)}.");
}
