using PciAutoHeal.Aws.Content;
using PciAutoHeal.Aws.Sessions;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Packs;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Aws.Config;

/// <summary>
/// A pack's template as one member gets it. Only for organization packs does AWS Config replace the account in a role
/// by each member's own (reference/aws-limits.md §2); here it must be written. A small template travels in the request;
/// a large one by S3, where the organization may read it.
/// </summary>
internal sealed class MemberTemplates(AwsConnection aws, ContentStore content)
{
    private static readonly AccountId Placeholder = AccountId.Parse(Pack.PlaceholderAccount);

    /// <summary>Lets members read the content of regions where some pack travels by S3.</summary>
    public async Task PrepareAsync(TargetedPacks what, CancellationToken ct)
    {
        if (what.Packs.All(pack => ContentStore.FitsInline(pack.Template)))
        {
            return;
        }

        var standing = await aws.StandingAsync(ct);
        await aws.FanOutAsync(
            [.. what.Targets.Select(target => target.Region).Distinct().Order()],
            async (region, stop) =>
            {
                await content.ShareAsync(region, standing.OrganizationId, stop);
                return region;
            },
            ct);
    }

    /// <summary>One of the two: the text itself, or where it lies.</summary>
    public async Task<(string? Body, string? S3Uri)> ForAsync(
        Pack pack, Target target, RemediationMode mode, CancellationToken ct)
    {
        var text = IsPersonal(pack, mode) ? pack.For(target.Region.Partition, target.Account).Template : Common(pack, target.Region);
        return ContentStore.FitsInline(text)
            ? (text, null)
            : (null, (await content.KeepAsync("packs", text, target.Region, ct)).S3Uri);
    }

    /// <summary>
    /// Whether each account needs a text of its own. A pack that only detects creates no remediation and so uses no
    /// role.
    /// </summary>
    public static bool IsPersonal(Pack pack, RemediationMode mode) =>
        (mode != RemediationMode.Detect || !pack.Parameters.Contains(Pack.RemediationModeParameter))
        && Common(pack, null).Contains($"::{Pack.PlaceholderAccount}:role/", StringComparison.Ordinal);

    /// <summary>The text with the placeholder in it, for the region's partition.</summary>
    public static string Common(Pack pack, Region? region) =>
        region is null ? pack.Template : pack.For(region.Partition, Placeholder).Template;
}
