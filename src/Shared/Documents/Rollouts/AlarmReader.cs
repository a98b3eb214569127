using PciAutoHeal.Core.Gates;
using PciAutoHeal.Documents.Fields;
using PciAutoHeal.Documents.Yaml;

namespace PciAutoHeal.Documents.Rollouts;

/// <summary>Reads the alarms of a gate: a name alone, or a name with the account and the region it is in.</summary>
internal static class AlarmReader
{
    private const int LongestName = 255; // CloudWatch's own

    public static IReadOnlyList<AlarmSpec>? All(Field field) =>
        Collections.Distinct(field, "alarm", One, alarm => alarm.Key);

    private static AlarmSpec? One(Field field)
    {
        if (field.Value is YamlScalar)
            return Name(field) is { } alone ? new(alone, Where: field.Where) : null;
        if (Section.Of(field, "name", "account", "region") is not { } keys)
            return null;
        var name = keys.Required("name", Name, "checkout-errors");
        var account = keys.Optional("account", Words.Account);
        var region = keys.Optional("region", Words.Region);
        return name is null ? null : new(name, account, region, field.Where);
    }

    private static string? Name(Field field)
    {
        if (Words.Text(field) is not { } text)
            return null;
        return text.Length <= LongestName && !text.Any(char.IsControl) && !text.StartsWith("arn:", StringComparison.Ordinal)
            ? text
            : field.Refuse<string>(
                "PAH1112",
                $"'{field.Name}' is {field.Shown}, which is not the name of a CloudWatch alarm.",
                $"Write its name, at most {LongestName} characters, not its ARN; `account` and `region` say where it is.");
    }
}
