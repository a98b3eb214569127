using PciAutoHeal.Core.Diagnostics;
using PciAutoHeal.Documents.Yaml;

namespace PciAutoHeal.Documents.Generation;

/// <summary>On which resources our documents may use an action; <c>*</c> has a reason.</summary>
/// <param name="For">The calls that need this action beside their own; none for the action of a call itself.</param>
public sealed record Permission(
    string Action, string Resource, string? Reason, string? PassedTo, IReadOnlyList<string> For, SourceLocation Where)
{
    /// <summary>Whether a role that makes the calls behind these actions needs this permission.</summary>
    public bool IsNeededBy(IEnumerable<string> actions) => actions.Any(action => For.Count == 0 ? action == Action : For.Contains(action));
}

public static class PermissionReader
{
    public static (IReadOnlyList<Permission> Permissions, IReadOnlyList<Diagnostic> Diagnostics) Read(
        string file, string text)
    {
        var reading = YamlText.Read(file, text);
        var permissions = (reading.Root?["permissions"]?.Items ?? []).Select(Row).ToList();
        var faults = permissions.Where(it => it.Action.Length == 0 || it.Resource.Length == 0)
            .Select(it => Fault("PAH2401", it, "A permission has an action and a resource."))
            .Concat(permissions.Where(it => it.Action.Contains('*', StringComparison.Ordinal))
                .Select(it => Fault("PAH2402", it, $"'{it.Action}' has a wildcard; a role holds single actions.")))
            .Concat(permissions.Where(it => it is { Resource: "*", Reason: null })
                .Select(it => Fault("PAH2403", it, $"'{it.Action}' on every resource needs a reason.")))
            .Concat(permissions.Where(it => it.For.Count == 0).GroupBy(it => it.Action).Where(same => same.Count() > 1)
                .Select(same => Fault("PAH2404", same.Last(), $"'{same.Key}' is listed twice.")));
        return (permissions, [.. reading.Diagnostics, .. faults]);
    }

    private static Permission Row(YamlValue row) => new(
        row["action"]?.Scalar ?? "",
        row["resource"]?.Scalar ?? "",
        row["reason"]?.Scalar,
        row["passedTo"]?.Scalar,
        [.. (row["for"]?.Items ?? []).Select(call => call.Scalar ?? "")],
        row.Where);

    private static Diagnostic Fault(string code, Permission at, string message) =>
        Diagnostic.Error(code, message, at.Where, "Correct the row of permissions.yaml.");
}
