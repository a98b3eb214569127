using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace PciAutoHeal.Asl;

internal static class EncodingIntrinsics
{
    public static JsonNode? Base64Encode(IntrinsicCall call) =>
        JsonValue.Create(Convert.ToBase64String(Encoding.UTF8.GetBytes(call.ShortText(0))));

    public static JsonNode? Base64Decode(IntrinsicCall call)
    {
        try
        {
            return JsonValue.Create(Encoding.UTF8.GetString(Convert.FromBase64String(call.ShortText(0))));
        }
        catch (FormatException)
        {
            throw call.Fault("the text is not Base64");
        }
    }

    [SuppressMessage("Security", "CA5350:Weak cryptography", Justification = "ASL names SHA-1; it guards no secret.")]
    [SuppressMessage("Security", "CA5351:Broken cryptography", Justification = "ASL names MD5; it guards no secret.")]
    public static JsonNode? Hash(IntrinsicCall call)
    {
        var data = Encoding.UTF8.GetBytes(Json.Text(call[0]) is null ? JsonText.Write(call[0]) : call.ShortText(0));
        var digest = call.Text(1) switch
        {
            "MD5" => MD5.HashData(data),
            "SHA-1" => SHA1.HashData(data),
            "SHA-256" => SHA256.HashData(data),
            "SHA-384" => SHA384.HashData(data),
            "SHA-512" => SHA512.HashData(data),
            var other => throw call.Fault($"'{other}' is not one of MD5, SHA-1, SHA-256, SHA-384, SHA-512"),
        };
        return JsonValue.Create(Convert.ToHexStringLower(digest));
    }
}
