using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PciAutoHeal.Asl;

/// <summary>An execution as one JSON text; <see cref="ExecutionReader"/> mirrors it.</summary>
internal static class ExecutionWriter
{
    public const int Schema = 1;

    /// <summary>Payloads at their deepest, inside frames inside frames.</summary>
    public const int Depth = 1_024;

    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = Depth,
    };

    public static string Write(Execution execution)
    {
        var buffer = new ArrayBufferWriter<byte>(4_096);
        using (var json = new Utf8JsonWriter(buffer, Options))
            Write(json, execution);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter json, Execution execution)
    {
        json.WriteStartObject();
        json.WriteNumber("schema", Schema);
        json.WriteString("status", execution.Status.ToString());
        Scope(json, execution.Scope);
        json.WriteString("seed", execution.Seed);
        json.WriteNumber("longestHistory", execution.LongestHistory);
        json.WriteNumber("lastFrame", execution.LastFrameId);
        Time(json, "ended", execution.Ended);
        if (execution.Status == ExecutionStatus.Succeeded)
            Node(json, "output", execution.Output);
        Text(json, "error", execution.Error);
        Text(json, "cause", execution.Cause);
        if (execution.ChildNames.Count > 0)
        {
            json.WriteStartArray("childNames");
            foreach (var name in execution.ChildNames)
                json.WriteStringValue(name);
            json.WriteEndArray();
        }

        if (execution.Root is { } root)
        {
            json.WritePropertyName("root");
            Write(json, root);
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Frame frame)
    {
        json.WriteStartObject();
        json.WriteNumber("id", frame.Id);
        json.WriteString("kind", frame.Kind.ToString());
        Number(json, "index", frame.Index);
        json.WriteString("state", frame.State);
        json.WriteString("phase", frame.Phase.ToString());
        Time(json, "entered", frame.Entered);
        Number(json, "visit", frame.Visit);
        Number(json, "attempt", frame.Attempt);
        Time(json, "due", frame.Due);
        Time(json, "deadline", frame.Deadline);
        Time(json, "heartbeatDue", frame.HeartbeatDue);
        Node(json, "input", frame.Input);
        if (frame.Kind == FrameKind.Child)
            Scope(json, frame.Scope);
        if (frame.RetrierUses is { } uses)
            List(json, "retrierUses", uses, json.WriteNumberValue);
        if (frame.Results.Length > 0)
            List(json, "results", frame.Results, node => Value(json, node));
        Number(json, "nextIndex", frame.NextIndex);
        if (frame.Children.Count > 0)
            List(json, "children", frame.Children.Values, child => Write(json, child));
        json.WriteEndObject();
    }

    private static void Scope(Utf8JsonWriter json, ExecutionScope scope)
    {
        json.WriteStartObject("execution");
        json.WriteString("machine", scope.Machine);
        json.WriteString("id", scope.Id);
        json.WriteString("name", scope.Name);
        Text(json, "machineArn", scope.MachineArn);
        Time(json, "started", scope.Started);
        Time(json, "deadline", scope.Deadline);
        Number(json, "historyEvents", scope.HistoryEvents);
        Node(json, "input", scope.Input);
        json.WriteEndObject();
    }

    private static void List<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
            write(item);
        json.WriteEndArray();
    }

    private static void Node(Utf8JsonWriter json, string name, JsonNode? node)
    {
        json.WritePropertyName(name);
        Value(json, node);
    }

    private static void Value(Utf8JsonWriter json, JsonNode? node)
    {
        if (node is null)
            json.WriteNullValue();
        else
            node.WriteTo(json);
    }

    private static void Text(Utf8JsonWriter json, string name, string? text)
    {
        if (text is not null)
            json.WriteString(name, text);
    }

    private static void Number(Utf8JsonWriter json, string name, int number)
    {
        if (number != 0)
            json.WriteNumber(name, number);
    }

    // The round-trip format keeps ticks and offset.
    private static void Time(Utf8JsonWriter json, string name, DateTimeOffset? time)
    {
        if (time is { } instant)
            json.WriteString(name, instant);
    }
}
