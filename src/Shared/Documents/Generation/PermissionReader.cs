using System.Text.RegularExpressions;
using PciAutoHeal.Core.Diagnostics;
using PciAutoHeal.Documents.Yaml;

namespace PciAutoHeal.Documents.Generation;

/// <summary>Reads <c>permissions.yaml</c>; a row with several resources is as many permissions.</summary>
public static partial class PermissionReader
{
    public static (IReadOnlyList<Permission> Permissions, IReadOnlyList<Diagnostic> Diagnostics) Read(
        string file, string text)
    {
        var reading = YamlText.Read(file, text);
        var rows = (reading.Root?["permissions"]?.Items ?? []).Select(Row).ToList();
        var permissions = rows.SelectMany(row => row).ToList();
        var faults = permissions.Where(it => it.Action.Length == 0 || it.Resource.Length == 0)
            .Select(it => Fault("PAH2401", it, "A permission has an action and a resource."))
            .Concat(permissions.Where(it => it.Action.Contains('*', StringComparison.Ordinal))
                .Select(it => Fault("PAH2402", it, $"'{it.Action}' has a wildcard; a role holds single actions.")))
            .Concat(permissions.Where(it => it is { Resource: "*", Reason: null })
                .Select(it => Fault("PAH2403", it, $"'{it.Action}' on every resource needs a reason.")))
            .Concat(rows.Where(row => row[0].For.Count == 0).GroupBy(row => row[0].Key).Where(same => same.Count() > 1)
                .Select(same => Fault("PAH2404", same.Last()[0], $"'{same.Key.Action}' is listed twice.")))
            .Concat(permissions.Where(it => Literal().IsMatch(it.Resource))
                .Select(it => Fault("PAH2407", it, $"'{it.Resource}' names an account or a partition.")))
            .Concat(permissions.Where(it => it.Policy is null && Attaching().IsMatch(it.Action) && !it.Resource.Contains("/PciAutoHeal-", StringComparison.Ordinal))
                .Select(it => Fault("PAH2409", it, $"'{it.Action}' could hand over any policy, an administrator's among them; say which under policy.")))
            .Concat(permissions.Where(it => it is { Action: NeededAction.PassRole, PassedTo: null })
                .Select(it => Fault("PAH2408", it, "A role is handed to one service: say which as passedTo.")));
        return (permissions, [.. reading.Diagnostics, .. faults]);
    }

    private static List<Permission> Row(YamlValue row)
    {
        var resources = row["resource"] is YamlList list ? Texts(list) : [row["resource"]?.Scalar ?? ""];
        return [.. resources.DefaultIfEmpty("").Select(resource => new Permission(
            row["action"]?.Scalar ?? "",
            resource,
            row["reason"]?.Scalar,
            row["passedTo"]?.Scalar,
            row["policy"]?.Scalar,
            Texts(row["for"]),
            Texts(row["documents"]),
            row.Where))];
    }

    private static List<string> Texts(YamlValue? list) => [.. (list?.Items ?? []).Select(item => item.Scalar ?? "")];

    private static Diagnostic Fault(string code, Permission at, string message) =>
        Diagnostic.Error(code, message, at.Where, "Correct the row of the permissions.");

    [GeneratedRegex("^iam:Attach(Role|User|Group)Policy$")]
    private static partial Regex Attaching();

    /// <summary>What holds for one account or one partition only.</summary>
    [GeneratedRegex(@"(?<!\d)\d{12}(?!\d)|^arn:aws")]
    private static partial Regex Literal();
}
