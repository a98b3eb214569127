using PciAutoHeal.Core.Packs;
using PciAutoHeal.Documents.Generation;

namespace PciAutoHeal.Cli.Input;

/// <summary>Puts content that was read and checked into the shape a rollout deploys.</summary>
internal static class ReleaseReading
{
    public static Release Of(ContentRelease content) => new(
        content.Hash,
        [.. content.Packs.Select(p => new Pack(
            PackName.Parse(p.Name),
            p.Text,
            p.Rules.Count,
            [.. p.Parameters.Select(x => x.Name)],
            [.. p.Remediations.Select(r => r.TargetId).Distinct()]))],
        content is { RolesTemplate: { } roles, DocumentsTemplate: { } documents }
            ? new Foundation(
                roles,
                documents,
                [.. content.Documents.Select(d => d.Name)],
                [.. content.Documents.Select(d => d.Name)])
            : null);
}
