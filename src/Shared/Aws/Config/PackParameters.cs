using Amazon.ConfigService.Model;
using PciAutoHeal.Core.Packs;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Aws.Config;

/// <summary>
/// The parameters of a put: those that the template declares, and no other, for AWS refuses what it does not know.
/// </summary>
internal static class PackParameters
{
    /// <summary>Null rather than empty when there is none.</summary>
    public static List<ConformancePackInputParameter>? Of(PackRequest request)
    {
        var known = new Dictionary<string, string>
        {
            [Pack.RemediationModeParameter] = Word(request.Mode),
            [Pack.GlobalRulesRegionParameter] = request.HomeRegion.Value,
        };
        var declared = known.Where(parameter => request.Pack.Parameters.Contains(parameter.Key))
            .Select(parameter => new ConformancePackInputParameter
            {
                ParameterName = parameter.Key,
                ParameterValue = parameter.Value,
            })
            .ToList();
        return declared.Count > 0 ? declared : null;
    }

    private static string Word(RemediationMode mode) => mode switch
    {
        RemediationMode.Heal => "heal",
        RemediationMode.DryRun => "dry-run",
        _ => "detect",
    };
}
