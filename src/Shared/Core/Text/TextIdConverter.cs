using System.Text.Json;
using System.Text.Json.Serialization;

namespace PciAutoHeal.Core.Text;

/// <summary>
/// Writes an identifier as its text, as a value and as a property name; refuses text of another shape.
/// </summary>
public sealed class TextIdConverter<T> : JsonConverter<T>
    where T : class, ITextId<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Parse(reader.GetString());

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value);

    public override T ReadAsPropertyName(
        ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Parse(reader.GetString());

    public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value.Value);

    private static T Parse(string? text) =>
        T.TryParse(text, out var id) ? id : throw new JsonException($"'{text}' is not a valid {typeof(T).Name}.");
}
