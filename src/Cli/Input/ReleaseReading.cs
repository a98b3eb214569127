using PciAutoHeal.Core.Packs;
using PciAutoHeal.Documents.Generation;

namespace PciAutoHeal.Cli.Input;

/// <summary>Puts content that was read and checked into the shape a rollout deploys.</summary>
internal static class ReleaseReading
{
    public static Release Of(ContentRelease content)
    {
        Pack[] packs =
        [
            .. content.Packs.Select(p => new Pack(
                PackName.Parse(p.Name),
                p.Text,
                p.Rules.Count,
                [.. p.Parameters.Select(x => x.Name)],
                [.. p.Remediations.Select(r => r.TargetId).Distinct()])
            {
                HealedRules = [.. p.Remediations.Select(r => r.RuleName).Distinct()],
            }),
        ];
        return new Release(content.Hash, packs, content.Foundation).With(packs);
    }
}
