using System.Globalization;
using System.Text;
using System.Text.Json;
using PciAutoHeal.Core.Gates;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Core.Waves;
using PciAutoHeal.Documents.Fields;

namespace PciAutoHeal.Documents.Rollouts;

/// <summary>Writes a spec as a <c>rollout.yaml</c> that reads back as the same spec.</summary>
public static class RolloutSpecText
{
    public static string Of(RolloutSpec spec)
    {
        var text = new StringBuilder();
        Line("name", Quoted(spec.Name));
        Line("content", spec.Content is { } content ? Quoted(content) : null);
        Line("packs", spec.Packs is { } packs ? List(packs) : null);
        Line("replaces", spec.Replaces.Count > 0 ? List(spec.Replaces) : null);
        Line("regions", spec.Regions is { } regions ? List(regions.Select(r => r.Value)) : "all-enabled");
        Line("homeRegion", spec.HomeRegion?.Value);
        Line("delivery", Word(spec.Delivery));
        Line("joined", spec.Joined == JoinedPolicy.Hold ? null : Word(spec.Joined));
        Line("remediation", Word(spec.Remediation));
        Line("heal", spec.Heal is { } caps ? Flow(
            ("maxChangesPerAccount", caps.MaxChangesPerAccount?.ToString(CultureInfo.InvariantCulture)),
            ("maxChangesPerRun", caps.MaxChangesPerRun?.ToString(CultureInfo.InvariantCulture))) : null);
        Line("memberRole", Quoted(spec.MemberRole));
        Scope(text, spec.Scope);
        text.Append("waves:\n");
        spec.Waves.ToList().ForEach(wave => text.Append("  - ").Append(Wave(wave)).Append('\n'));
        Gates(text, spec.Gates);
        return text.ToString();

        void Line(string key, string? value)
        {
            if (value is not null)
            {
                text.Append(key).Append(": ").Append(value).Append('\n');
            }
        }
    }

    private static void Scope(StringBuilder text, Scope scope)
    {
        if (scope.Include is null && scope.Exclude.Count == 0)
        {
            return;
        }

        text.Append("scope:\n");
        if (scope.Include is { } include)
        {
            text.Append("  include: ").Append(Flow(
                ("accounts", include.Accounts.Count > 0 ? List(include.Accounts.Select(a => a.Value)) : null),
                ("organizationalUnits", include.OrganizationalUnits.Count > 0 ? List(include.OrganizationalUnits) : null),
                ("tags", Tags(include.Tags)))).Append('\n');
        }

        if (scope.Exclude.Count > 0)
        {
            text.Append("  exclude:\n");
        }

        foreach (var one in scope.Exclude)
        {
            text.Append("    - ").Append(Flow(
                ("account", Quoted(one.Account.Value)),
                ("reason", Quoted(one.Reason)),
                ("owner", one.Owner is { } owner ? Quoted(owner) : null),
                ("expires", one.Expires?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)))).Append('\n');
        }
    }

    private static string Wave(WaveSpec wave) => Flow(
        ("name", Quoted(wave.Name)),
        ("accounts", wave.Accounts.Count > 0 ? List(wave.Accounts.Select(a => a.Value)) : null),
        ("organizationalUnits", wave.OrganizationalUnits.Count > 0 ? List(wave.OrganizationalUnits) : null),
        ("tags", Tags(wave.Tags)),
        ("percent", wave.Percent?.ToString(CultureInfo.InvariantCulture)),
        ("maxAccounts", wave.MaxAccounts?.ToString(CultureInfo.InvariantCulture)),
        ("rest", wave.Rest ? "true" : null));

    private static void Gates(StringBuilder text, GateRules gates)
    {
        text.Append("gates:\n");
        (string Key, string? Value)[] lines =
        [
            ("maxFailedTargets", gates.MaxFailedTargets.ToString()),
            ("bake", Span(gates.Bake)),
            ("maxRegressions", gates.MaxRegressions.ToString(CultureInfo.InvariantCulture)),
            ("onMissingData", Word(gates.OnMissingData)),
            ("approval", Word(gates.Approval)),
            ("approvers", gates.Approvers > 1 ? gates.Approvers.ToString(CultureInfo.InvariantCulture) : null),
            ("approvalExpires", gates.ApprovalExpires is { } expires ? Span(expires) : null),
            ("onHalt", Word(gates.OnHalt)),
            ("stuckAfter", gates.StuckAfter is { } stuck ? Span(stuck) : null),
            ("dataWithin", Span(gates.DataWithin)),
            ("alarms", gates.Alarms is { Count: > 0 } alarms ? $"[{string.Join(", ", alarms.Select(Alarm))}]" : null),
            ("freeze", gates.Freeze is { Count: > 0 } windows ? $"[{string.Join(", ", windows.Select(Window))}]" : null),
        ];
        foreach (var (key, value) in lines.Where(line => line.Value is not null))
        {
            text.Append("  ").Append(key).Append(": ").Append(value).Append('\n');
        }
    }

    private static string Window(FreezeWindow window) => Flow(
        ("from", Quoted(Moment(window.From))), ("to", Quoted(Moment(window.To))), ("reason", Quoted(window.Reason)));

    private static string Alarm(AlarmSpec alarm) => alarm is { Account: null, Region: null } ? Quoted(alarm.Name) : Flow(
        ("name", Quoted(alarm.Name)),
        ("account", alarm.Account is { } account ? Quoted(account.Value) : null),
        ("region", alarm.Region?.Value));

    private static string Moment(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    private static string? Tags(IReadOnlyDictionary<string, string> tags) =>
        tags.Count == 0 ? null : $"{{ {string.Join(", ", tags.Select(tag => $"{Quoted(tag.Key)}: {Quoted(tag.Value)}"))} }}";

    private static string Flow(params ReadOnlySpan<(string Key, string? Value)> members)
    {
        var some = new List<string>();
        foreach (var (key, value) in members)
        {
            if (value is not null)
            {
                some.Add($"{key}: {value}");
            }
        }

        return $"{{ {string.Join(", ", some)} }}";
    }

    private static string List(IEnumerable<string> words) => $"[{string.Join(", ", words.Select(Quoted))}]";

    private static string Span(TimeSpan span) => System.Xml.XmlConvert.ToString(span);

    /// <summary>JSON's strings are YAML's.</summary>
    private static string Quoted(string text) => JsonSerializer.Serialize(text);

    private static string Word<T>(T value)
        where T : struct, Enum => Choices<T>.All.First(choice => choice.Value.Equals(value)).Key;
}
