using System.Globalization;
using PciAutoHeal.Core.Accounts;

namespace PciAutoHeal.Core.Drift;

/// <summary>Which change in a trail can be the cause of a difference, and how it is told.</summary>
public static class DriftCauses
{
    private const string Put = "PutOrganizationConformancePack";

    private static readonly string[] Roles =
    [
        "PutRolePolicy", "AttachRolePolicy", "DeleteRolePolicy", "DetachRolePolicy", "UpdateAssumeRolePolicy",
    ];

    /// <summary>Operations that make such a difference; none where no trail can tell.</summary>
    public static IReadOnlyList<string> EventsOf(DriftKind kind) => kind switch
    {
        DriftKind.RecorderStopped => ["StopConfigurationRecorder"],
        DriftKind.RecorderMissing => ["DeleteConfigurationRecorder"],
        DriftKind.RecorderNarrowed => ["PutConfigurationRecorder"],
        DriftKind.PackMissing => ["DeleteConformancePack"],
        DriftKind.PackForeign => ["PutConformancePack"],
        DriftKind.RuleMissing => ["DeleteConfigRule"],
        DriftKind.RemediationMissing => ["DeleteRemediationConfiguration"],
        DriftKind.RemediationException => ["PutRemediationExceptions"],
        DriftKind.DocumentMissing => ["DeleteDocument"],
        DriftKind.DocumentChanged => ["UpdateDocumentDefaultVersion", "UpdateDocument"],
        DriftKind.RoleMissing => ["DeleteRole"],
        DriftKind.RoleChanged => Roles,
        DriftKind.RegionEnabled => ["EnableRegion"],
        _ => [],
    };

    /// <summary>Operations on the organization's own pack; they are in the trail of who administers it.</summary>
    public static IReadOnlyList<string> EventsOfOrganization(DriftKind kind) => kind switch
    {
        DriftKind.PackMissing or DriftKind.PackOutdated => ["DeleteOrganizationConformancePack", Put],
        DriftKind.PackForeign => [Put],
        _ => [],
    };

    /// <summary>Operations on accounts; they are in the trail of the management account.</summary>
    public static IReadOnlyList<string> EventsOfManagement(DriftKind kind) => kind switch
    {
        DriftKind.AccountLeft => ["RemoveAccountFromOrganization"],
        DriftKind.AccountMoved => ["MoveAccount"],
        DriftKind.AccountSuspended => ["CloseAccount"],
        _ => [],
    };

    /// <summary>
    /// Where an account's trail keeps such changes: what is global is in the partition's first region.
    /// </summary>
    public static Region TrailOf(DriftItem item, Region home) =>
        item.Kind is DriftKind.RoleMissing or DriftKind.RoleChanged or DriftKind.RegionEnabled || item.Region is null
            ? Region.Parse((item.Region ?? home).Partition switch
            {
                "aws-us-gov" => "us-gov-west-1",
                "aws-cn" => "cn-north-1",
                _ => "us-east-1",
            })
            : item.Region;

    /// <summary>The newest of the changes that is about this very thing; null when none is.</summary>
    public static TrailedChange? Find(DriftItem item, IEnumerable<TrailedChange> changes)
    {
        var about = changes.Where(change => IsAbout(item, change)).OrderBy(change => change.At).ToList();
        var last = about.FindLastIndex(change => DoesHarm(item, change));
        while (last > 0 && about[last].Event == Put && DoesHarm(item, about[last - 1]))
        {
            last--; // whoever puts the same list again has not done it
        }

        return last < 0 ? null : about[last];
    }

    public static DriftItem Explain(DriftItem item, TrailedChange? change) => change is null ? item : item with
    {
        Cause = string.Create(CultureInfo.InvariantCulture, $"{change.Event} by {change.Who} at {change.At.UtcDateTime:yyyy-MM-dd HH:mm:ss}Z"),
        Since = change.At,
    };

    /// <summary>An account has one recorder, so its changes need no name.</summary>
    private static bool IsAbout(DriftItem item, TrailedChange change) => change.Event switch
    {
        "StopConfigurationRecorder" or "DeleteConfigurationRecorder" or "PutConfigurationRecorder" => true,
        "EnableRegion" => Names(change, item.Region?.Value),
        Put or "DeleteOrganizationConformancePack" or "DeleteConformancePack" or "PutConformancePack" =>
            Names(change, item.Expected, item.Subject),
        _ when item.Region is null => Names(change, item.Account.Value),
        _ => Names(change, item.Subject.Split(' ')[0]),
    };

    /// <summary>A put of an organization's pack names whom it leaves out.</summary>
    private static bool DoesHarm(DriftItem item, TrailedChange change) =>
        change.Event != Put || Names(change, item.Account.Value) == (item.Kind != DriftKind.PackForeign);

    private static bool Names(TrailedChange change, params ReadOnlySpan<string?> names)
    {
        foreach (var name in names)
        {
            if (!string.IsNullOrEmpty(name) && change.Concerns.Contains(name, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
