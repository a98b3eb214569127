using System.Text.Json.Serialization;

namespace PciAutoHeal.Core.Diagnostics;

/// <summary>What a diagnostic asks for: an error stops, a warning is worth a look, an info only tells.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Severity>))]
public enum Severity
{
    [JsonStringEnumMemberName("error")]
    Error,

    [JsonStringEnumMemberName("warning")]
    Warning,

    [JsonStringEnumMemberName("info")]
    Info,
}
