using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PciAutoHeal.Asl;

internal static class TextIntrinsics
{
    /// <summary>Each <c>{}</c> takes the next argument; a backslash makes the next character plain.</summary>
    public static JsonNode? Format(IntrinsicCall call)
    {
        var template = call.RawTemplate ?? call.Text(0);
        var text = new StringBuilder();
        var next = 1;
        for (var i = 0; i < template.Length; i++)
        {
            if (template[i] == '\\' && i + 1 < template.Length)
            {
                text.Append(template[++i]);
            }
            else if (template[i] == '{' && i + 1 < template.Length && template[i + 1] == '}')
            {
                if (next >= call.Arguments.Length)
                    throw call.Fault($"'{template}' has more {{}} than the call has values");
                text.Append(Show(call[next++]));
                i++;
            }
            else
            {
                text.Append(template[i]);
            }
        }

        return next == call.Arguments.Length
            ? JsonValue.Create(text.ToString())
            : throw call.Fault($"'{template}' has {next - 1} {{}} for {call.Arguments.Length - 1} values");
    }

    public static JsonNode? StringToJson(IntrinsicCall call)
    {
        try
        {
            return Json.Parse(call.Text(0));
        }
        catch (JsonException e)
        {
            throw call.Fault($"the text is not JSON: {e.Message}");
        }
    }

    public static JsonNode? JsonToString(IntrinsicCall call) => JsonValue.Create(JsonText.Write(call[0]));

    /// <summary>Every character of the second argument separates; empty parts are dropped, as AWS does.</summary>
    public static JsonNode? Split(IntrinsicCall call)
    {
        var parts = call.Text(0).Split(call.Text(1).ToCharArray(), StringSplitOptions.RemoveEmptyEntries);
        return Json.Array(parts.Select(part => JsonValue.Create(part)));
    }

    private static string Show(JsonNode? value) => Json.Text(value) ?? JsonText.Write(value);
}
