using System.Text.Json.Serialization;

namespace PciAutoHeal.Core.Rollouts;

/// <summary>How packs reach members (reference/wave-mechanics.md §2). The default lets the planner choose.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Delivery>))]
public enum Delivery
{
    [JsonStringEnumMemberName("auto")]
    Auto,

    /// <summary>An organization conformance pack with a shrinking exclusion list.</summary>
    [JsonStringEnumMemberName("organization")]
    Organization,

    /// <summary>A StackSet of <c>AWS::Config::ConformancePack</c>.</summary>
    [JsonStringEnumMemberName("stackset")]
    StackSet,

    /// <summary><c>PutConformancePack</c> in each member through the assumed role.</summary>
    [JsonStringEnumMemberName("account")]
    Account,
}
