using System.Text.Json;
using System.Text.Json.Serialization;

namespace PciAutoHeal.Simulation.Wire;

/// <summary>
/// A list in an awsJson answer that writes itself. Rows that are read by the hundred thousand never become trees.
/// </summary>
[JsonConverter(typeof(Converter))]
internal sealed class WrittenRows(Action<Utf8JsonWriter> write)
{
    public static WrittenRows Of<T>(IReadOnlyList<T> rows, Action<Utf8JsonWriter, T> write) => new(json =>
    {
        foreach (var row in rows)
        {
            json.WriteStartObject();
            write(json, row);
            json.WriteEndObject();
        }
    });

    private sealed class Converter : JsonConverter<WrittenRows>
    {
        public override WrittenRows Read(
            ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException("Rows are written, never read.");

        public override void Write(Utf8JsonWriter writer, WrittenRows value, JsonSerializerOptions options)
        {
            writer.WriteStartArray();
            value.WriteTo(writer);
            writer.WriteEndArray();
        }
    }

    private void WriteTo(Utf8JsonWriter json) => write(json);
}
