using System.Text.Json;
using System.Text.RegularExpressions;

namespace PciAutoHeal.Cdk.Tests.Permissions;

/// <summary>
/// What is granted more widely than calls alone would ask for, each with its reason: cdk/Permissions/*.json.
/// </summary>
internal static class ListedReasons
{
    /// <summary>Patterns of resources with a star in them.</summary>
    public static IReadOnlyList<Wildcard> Wildcards { get; } = Read<Wildcard>("wildcard-resources.json");

    /// <summary>Actions that no recorded call needs.</summary>
    public static IReadOnlyList<Unrecorded> Unrecorded { get; } = Read<Unrecorded>("unrecorded-actions.json");

    private static IReadOnlyList<T> Read<T>(string file)
    {
        var path = Path.Combine(Ledger.Tests.Engines.Checkout.Root, "cdk", "Permissions", file);
        return JsonSerializer.Deserialize<IReadOnlyList<T>>(File.ReadAllText(path), JsonSerializerOptions.Web)!;
    }
}

/// <param name="Resource">The pattern as it stands in the templates; NAME stands for any one name.</param>
/// <param name="Actions">What may be done there; none where a statement is named.</param>
internal sealed record Wildcard(string Resource, IReadOnlyList<string> Actions, string Reason)
{
    /// <summary>Of this statement every action.</summary>
    public string? Statement { get; init; }

    public bool Covers(string resource, string action, string sid) =>
        Regex.IsMatch(resource, $"^{Regex.Escape(Resource).Replace("NAME", "[a-z-]+", StringComparison.Ordinal)}$")
        && (Statement is null ? Actions.Contains(action) : Statement == sid);
}

/// <param name="Role">A step's name; <c>Member</c> for the role in members; <c>*</c> for every step that has
/// it.</param>
internal sealed record Unrecorded(string Role, IReadOnlyList<string> Actions, string Reason);
