using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PciAutoHeal.Core.Packs;
using PciAutoHeal.Core.Rollouts;

namespace PciAutoHeal.Core.Waves;

/// <summary>Binds an approval to a plan: the same decisions give the same hash, whatever order the files had.</summary>
public static class PlanHash
{
    public static string Of(Plan plan, RolloutSpec spec, Release release)
    {
        var text = new StringBuilder();
        Line(text, "plan/1", plan.Name, plan.Delivery, spec.Remediation, plan.HomeRegion, spec.MemberRole);
        Line(text, "split", plan.StackSetSplit);
        Line(text, "regions", [.. plan.Regions]);
        Line(text, "gates", spec.Gates with { Freeze = null, Alarms = null });
        Line(text, "freeze", [.. (spec.Gates.Freeze ?? []).Select(f => $"{f.Token}={f.Reason}")]);
        if (spec.Gates.Alarms is { Count: > 0 } alarms)
        {
            Line(text, "alarms", [.. alarms.Select(a => a.Key).Order(StringComparer.Ordinal)]);
        }

        if (spec.Heal is { } caps)
        {
            Line(text, "heal", caps);
        }

        if (spec.Joined != JoinedPolicy.Hold)
        {
            Line(text, "joined", spec.Joined); // who approves the plan approves who may come into it
        }

        Line(text, "replaces", [.. spec.Replaces]);
        foreach (var pack in release.Packs)
        {
            Line(text, "pack", pack.DeployedName);
        }

        var templates = release.Foundation is { } foundation ? foundation.Roles.Concat(foundation.Documents) : [];
        Line(text, "foundation", [.. templates.Select(template => $"{template.Name}={Digest(template.Text)}")]);
        foreach (var wave in plan.Waves)
        {
            Line(text, "wave", wave.Number, wave.Name, wave.Delivery);
            Line(text, "targets", [.. wave.Targets]);
        }

        Line(text, "organization", [.. plan.Organization]);
        return "sha256:" + Digest(text.ToString());
    }

    private static string Digest(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static void Line(StringBuilder text, string kind, params object[] words)
    {
        text.Append(kind);
        foreach (var word in words)
        {
            text.Append('\t').Append(CultureInfo.InvariantCulture, $"{word}");
        }

        text.Append('\n');
    }
}
