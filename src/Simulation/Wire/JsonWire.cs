using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PciAutoHeal.Simulation.Wire;

/// <summary>The awsJson 1.0 and 1.1 protocols.</summary>
internal static class JsonWire
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static (string Operation, JsonObject Input) Decode(WireRequest request, ErrorCodes codes)
    {
        var target = request.Header("X-Amz-Target") ?? throw codes.UnknownOperation.Error("X-Amz-Target is missing.");
        var operation = target[(target.LastIndexOf('.') + 1)..];
        return (operation, Body(request.Body));
    }

    public static JsonObject Body(ReadOnlyMemory<byte> body)
    {
        try
        {
            return body.IsEmpty ? [] : JsonNode.Parse(body.Span) as JsonObject ?? throw NotAnObject();
        }
        catch (JsonException)
        {
            throw NotAnObject();
        }
    }

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
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(buffer, Plain))
        {
            json.WriteTo(writer);
        }

        return buffer.WrittenMemory;
    }

    private static string ContentType(WireProtocol protocol) => protocol switch
    {
        WireProtocol.AwsJson10 => "application/x-amz-json-1.0",
        WireProtocol.RestJson => "application/json",
        _ => "application/x-amz-json-1.1",
    };

    private static ApiError NotAnObject() => new("SerializationException", "The request body is not a JSON object.");
}
