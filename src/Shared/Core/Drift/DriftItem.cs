using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using PciAutoHeal.Core.Accounts;

namespace PciAutoHeal.Core.Drift;

/// <summary>One difference between what was rolled out and what is there.</summary>
/// <param name="Region">Null when it concerns the account as a whole.</param>
/// <param name="Subject">What differs: a pack, a document, a role; empty for the account or recorder itself.</param>
/// <param name="Cause">Why, where it is known.</param>
/// <param name="Since">Since when, where it is known.</param>
public sealed record DriftItem(
    AccountId Account,
    Region? Region,
    DriftKind Kind,
    string Subject,
    string Expected,
    string Actual,
    string? Cause = null,
    DateTimeOffset? Since = null)
{
    /// <summary>The same difference has the same id in every report.</summary>
    public string Id { get; } = Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes($"{Account}/{Region}/{Kind}/{Subject}")))[..12];

    /// <summary>Whether the report before this one did not have it.</summary>
    [JsonPropertyName("isNew")]
    public bool IsNew { get; init; } = true;
}
