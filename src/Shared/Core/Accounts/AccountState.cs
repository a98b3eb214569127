using System.Text.Json.Serialization;

namespace PciAutoHeal.Core.Accounts;

/// <summary>
/// The life of an account as AWS Organizations tells it in <c>Account.State</c>, which replaced <c>Status</c> on
/// 2026-09-09 (reference/aws-limits.md §5). The default is the state in which nothing may be deployed.
/// </summary>
[JsonConverter(typeof(JsonStringEnumConverter<AccountState>))]
public enum AccountState
{
    [JsonStringEnumMemberName("UNKNOWN")]
    Unknown,

    [JsonStringEnumMemberName("PENDING_ACTIVATION")]
    PendingActivation,

    [JsonStringEnumMemberName("ACTIVE")]
    Active,

    [JsonStringEnumMemberName("SUSPENDED")]
    Suspended,

    [JsonStringEnumMemberName("PENDING_CLOSURE")]
    PendingClosure,

    [JsonStringEnumMemberName("CLOSED")]
    Closed,
}
