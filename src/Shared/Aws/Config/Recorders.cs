using Amazon.ConfigService.Model;
using PciAutoHeal.Core.Accounts;

namespace PciAutoHeal.Aws.Config;

/// <summary>Understands what AWS Config says of recorders.</summary>
internal static class Recorders
{
    private static readonly string[] GlobalTypes =
        ["AWS::IAM::User", "AWS::IAM::Group", "AWS::IAM::Role", "AWS::IAM::Policy"];

    /// <summary>
    /// The customer-managed recorder; a service's own (service-linked) recorder does not serve a pack.
    /// </summary>
    public static Recorder? Of(
        Region region, IEnumerable<ConfigurationRecorder>? recorders, IEnumerable<ConfigurationRecorderStatus>? statuses)
    {
        var own = (recorders ?? []).FirstOrDefault(recorder =>
            string.IsNullOrEmpty(recorder.ServicePrincipal) && recorder.RecordingScope?.Value != "INTERNAL");
        if (own is null)
        {
            return null;
        }

        var status = (statuses ?? []).FirstOrDefault(one => one.Name == own.Name && string.IsNullOrEmpty(one.ServicePrincipal));
        var (all, global) = Scope(own.RecordingGroup);
        return new(region, status?.Recording ?? false, all, global);
    }

    private static (bool All, bool Global) Scope(RecordingGroup? group)
    {
        if (group is null)
        {
            return (true, false); // AWS's default: every regional type
        }

        var excluded = group.ExclusionByResourceTypes?.ResourceTypes ?? [];
        return group.RecordingStrategy?.UseOnly?.Value switch
        {
            "EXCLUSION_BY_RESOURCE_TYPES" => (excluded.Count == 0, !GlobalTypes.Intersect(excluded).Any()),
            "INCLUSION_BY_RESOURCE_TYPES" => (false, Names(group, GlobalTypes)),
            "ALL_SUPPORTED_RESOURCE_TYPES" => (true, group.IncludeGlobalResourceTypes ?? false),
            _ => (group.AllSupported ?? false,
                group.AllSupported == true ? group.IncludeGlobalResourceTypes ?? false : Names(group, GlobalTypes)),
        };
    }

    private static bool Names(RecordingGroup group, IEnumerable<string> types) =>
        types.All(type => group.ResourceTypes?.Contains(type) ?? false);
}
