using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PciAutoHeal.Simulation.Wire;

/// <summary>The awsJson 1.0 and 1.1 protocols.</summary>
internal static class JsonWire
{
    private const int InitialBytes = 1 << 15;
    private const int MostKeptBytes = 1 << 20;

    /// <summary>Answers are written here and then cut to size.</summary>
    [ThreadStatic]
    private static ArrayBufferWriter<byte>? draft;

    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static (string Operation, JsonObject Input) Decode(WireRequest request, ErrorCodes codes)
    {
        var target = request.Header("X-Amz-Target") ?? throw codes.UnknownOperation.Error("X-Amz-Target is missing.");
        var operation = target[(target.LastIndexOf('.') + 1)..];
        return (operation, Body(request.Body));
    }

    /// <summary>The restJson protocol here: the path names the operation, the body is its input.</summary>
    public static (string Operation, JsonObject Input) DecodeRest(WireRequest request)
    {
        var path = request.Path.Trim('/');
        return (path.Length == 0 ? path : char.ToUpperInvariant(path[0]) + path[1..], Body(request.Body));
    }

    private static JsonObject Body(ReadOnlyMemory<byte> body) => body.IsEmpty ? [] : StrictJson.Object(body.Span)
        ?? throw new ApiError(JsonReading.Unreadable, "The request body is not a JSON object.");

    public static WireResponse Answer(JsonObject result, WireProtocol protocol, string requestId) =>
        new(200, ContentType(protocol), Bytes(result)) { Headers = [("x-amzn-RequestId", requestId)] };

    public static WireResponse Refusal(ApiError error, WireProtocol protocol, string requestId)
    {
        var body = new JsonObject { ["__type"] = error.Code, ["message"] = error.Message };
        foreach (var (name, value) in error.Members ?? [])
        {
            body[name] = value?.DeepClone();
        }

        return new(error.Status, ContentType(protocol), Bytes(body))
        {
            Headers = [("x-amzn-RequestId", requestId), ("x-amzn-ErrorType", error.Code)],
        };
    }

    public static ReadOnlyMemory<byte> Bytes(JsonObject json)
    {
        var buffer = draft is { Capacity: <= MostKeptBytes } kept ? kept : draft = new(InitialBytes);
        buffer.ResetWrittenCount();
        using (var writer = new Utf8JsonWriter(buffer, Plain))
        {
            Write(writer, json);
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Members without a value stay away, as in AWS's answers.</summary>
    private static void Write(Utf8JsonWriter writer, JsonNode node)
    {
        switch (node)
        {
            case JsonObject members:
                writer.WriteStartObject();
                foreach (var (name, value) in members)
                {
                    if (value is not null)
                    {
                        writer.WritePropertyName(name);
                        Write(writer, value);
                    }
                }

                writer.WriteEndObject();
                break;
            case JsonArray items:
                writer.WriteStartArray();
                foreach (var item in items)
                {
                    Write(writer, item!);
                }

                writer.WriteEndArray();
                break;
            default:
                node.WriteTo(writer);
                break;
        }
    }

    private static string ContentType(WireProtocol protocol) => protocol switch
    {
        WireProtocol.AwsJson10 => "application/x-amz-json-1.0",
        WireProtocol.RestJson => "application/json",
        _ => "application/x-amz-json-1.1",
    };
}
