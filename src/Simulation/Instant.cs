using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace PciAutoHeal.Simulation;

/// <summary>A moment in an answer: epoch seconds in awsJson, ISO 8601 in XML.</summary>
[JsonConverter(typeof(Converter))]
public readonly record struct Instant(DateTimeOffset At)
{
    public static JsonNode Of(DateTimeOffset at) => JsonValue.Create(new Instant(at))!;

    public static JsonNode? Of(DateTimeOffset? at) => at is null ? null : Of(at.Value);

    public double EpochSeconds => Math.Round((At - DateTimeOffset.UnixEpoch).TotalSeconds, 3);

    public string Iso => At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", null);

    internal sealed class Converter : JsonConverter<Instant>
    {
        public override Instant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(DateTimeOffset.UnixEpoch.AddSeconds(reader.GetDouble()));

        public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options) =>
            writer.WriteNumberValue(value.EpochSeconds);
    }
}
