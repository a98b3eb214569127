using System.Security.Cryptography;
using System.Text;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Rollouts;

namespace PciAutoHeal.Core.Packs;

/// <summary>A conformance pack of a release.</summary>
/// <param name="Name">Its name in the release, such as <c>ec2-lambda</c>.</param>
/// <param name="Template">The whole template, as it is sent to AWS Config.</param>
/// <param name="RuleCount">How many AWS Config rules it creates at most; 130 is the limit of a pack.</param>
/// <param name="Parameters">Names of the template's parameters.</param>
/// <param name="RemediationDocuments">SSM documents that its remediations start; empty for a pack that only
/// detects.</param>
public sealed record Pack(
    PackName Name,
    string Template,
    int RuleCount,
    IReadOnlyList<string> Parameters,
    IReadOnlyList<string> RemediationDocuments)
{
    /// <summary>
    /// The account that authored templates write roles with, because it is not known before the rollout.
    /// </summary>
    public const string PlaceholderAccount = "000000000000";

    private const string PlaceholderRole = $"arn:aws:iam::{PlaceholderAccount}:role/";

    /// <summary>The parameter by which one template serves detect, dry-run and heal.</summary>
    public const string RemediationModeParameter = "RemediationMode";

    /// <summary>The parameter that names the one region in which rules about global resources evaluate.</summary>
    public const string GlobalRulesRegionParameter = "GlobalRulesRegion";

    public string Template
    {
        get;
        init
        {
            field = value;
            Version = VersionOf(value);
        }
    } = Template;

    /// <summary>Names, as the template gives them, of the rules whose findings it heals.</summary>
    public IReadOnlyList<string> HealedRules { get; init; } = [];

    /// <summary>
    /// The first eight hexadecimal digits of the SHA-256 of the template, and of the mode where it starts documents.
    /// </summary>
    public string Version { get; private init; } = VersionOf(Template);

    /// <summary>
    /// The pack as it is sent: roles are written with the management account's id, which AWS Config replaces by each
    /// member's own (reference/aws-limits.md §2, "Role ARN in an org pack"). Name and version stay.
    /// </summary>
    public Pack For(string partition, AccountId managementAccount) => this with
    {
        Template = Template.Replace(
            PlaceholderRole, $"arn:{partition}:iam::{managementAccount}:role/", StringComparison.Ordinal),
        Version = Version,
    };

    /// <summary>
    /// The pack as a rollout in this mode deploys it. An organization pack has one mode for all its accounts, so that
    /// to switch it would let everybody heal at once; what starts documents is a version of its own, which comes in by
    /// waves.
    /// </summary>
    public Pack In(RemediationMode mode) => this with
    {
        Version = mode == RemediationMode.Detect || !Parameters.Contains(RemediationModeParameter)
            ? VersionOf(Template)
            : VersionOf($"{Template}\n# {RemediationModes.Word(mode)}"),
    };

    /// <summary>
    /// The name under which this version is deployed. Carrying the version makes a new one a second pack, which can be
    /// rolled out in waves beside the old (reference/wave-mechanics.md §1).
    /// </summary>
    public PackName DeployedName
    {
        get
        {
            const string Prefix = "PciAutoHeal-";
            var room = PackName.MaxLength - Prefix.Length - Version.Length - 1;
            var name = Name.Value.Length <= room ? Name.Value : Name.Value[..room];
            return PackName.Parse($"{Prefix}{name}-{Version}");
        }
    }

    private static string VersionOf(string template) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(template)))[..8];
}
