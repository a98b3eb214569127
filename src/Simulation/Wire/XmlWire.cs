using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml;

namespace PciAutoHeal.Simulation.Wire;

/// <summary>Answers of the XML protocols. A list is <c>member</c> elements, in EC2 <c>item</c> elements.</summary>
internal static class XmlWire
{
    private static readonly XmlWriterSettings Settings =
        new() { Encoding = new UTF8Encoding(false), CheckCharacters = false };

    private static readonly SearchValues<char> NotInXml = SearchValues.Create(
        [.. Enumerable.Range(0, 0x10000).Select(code => (char)code).Where(it => !XmlConvert.IsXmlChar(it) && !char.IsSurrogate(it))]);

    private const int InitialBytes = 1 << 13;

    public static WireResponse QueryAnswer(string operation, JsonObject result, string ns, string requestId) =>
        Document(200, requestId, xml =>
        {
            xml.WriteStartElement($"{operation}Response", ns);
            xml.WriteStartElement($"{operation}Result", ns);
            Members(xml, result, ns, "member");
            xml.WriteEndElement();
            xml.WriteStartElement("ResponseMetadata", ns);
            xml.WriteElementString("RequestId", ns, requestId);
            xml.WriteEndElement();
            xml.WriteEndElement();
        });

    public static WireResponse Ec2Answer(string operation, JsonObject result, string ns, string requestId) =>
        Document(200, requestId, xml =>
        {
            xml.WriteStartElement($"{operation}Response", ns);
            xml.WriteElementString("requestId", ns, requestId);
            Members(xml, result, ns, "item");
            xml.WriteEndElement();
        });

    public static WireResponse QueryRefusal(ApiError error, string ns, string requestId) =>
        Document(error.Status, requestId, xml =>
        {
            xml.WriteStartElement("ErrorResponse", ns);
            xml.WriteStartElement("Error", ns);
            xml.WriteElementString("Type", ns, error.Status < 500 ? "Sender" : "Receiver");
            xml.WriteElementString("Code", ns, error.Code);
            xml.WriteElementString("Message", ns, Clean(error.Message));
            Members(xml, error.Members ?? [], ns, "member");
            xml.WriteEndElement();
            xml.WriteElementString("RequestId", ns, requestId);
            xml.WriteEndElement();
        });

    public static WireResponse Ec2Refusal(ApiError error, string requestId) =>
        Document(error.Status, requestId, xml =>
        {
            xml.WriteStartElement("Response");
            xml.WriteStartElement("Errors");
            xml.WriteStartElement("Error");
            xml.WriteElementString("Code", error.Code);
            xml.WriteElementString("Message", Clean(error.Message));
            xml.WriteEndElement();
            xml.WriteEndElement();
            xml.WriteElementString("RequestID", requestId);
            xml.WriteEndElement();
        });

    public static WireResponse Document(int status, string requestId, Action<XmlWriter> write)
    {
        using var buffer = new MemoryStream(InitialBytes);
        using (var xml = XmlWriter.Create(buffer, Settings))
        {
            write(xml);
        }

        return new(status, "text/xml", buffer.ToArray()) { Headers = [("x-amzn-RequestId", requestId)] };
    }

    /// <summary>The text without what no XML can hold, control characters for one.</summary>
    public static string Clean(string text) =>
        text.AsSpan().IndexOfAny(NotInXml) < 0
        ? text
        : string.Concat(text.EnumerateRunes().Select(rune =>
            rune.IsBmp && !XmlConvert.IsXmlChar((char)rune.Value) ? "?" : rune.ToString()));

    public static void Members(XmlWriter xml, JsonObject members, string ns, string item)
    {
        foreach (var (name, value) in members)
        {
            if (value is not null)
            {
                Element(xml, name, value, ns, item);
            }
        }
    }

    private static void Element(XmlWriter xml, string name, JsonNode value, string ns, string item)
    {
        xml.WriteStartElement(name, ns);
        switch (value)
        {
            case JsonObject members:
                Members(xml, members, ns, item);
                break;
            case JsonArray list:
                foreach (var entry in list)
                {
                    Element(xml, item, entry!, ns, item);
                }

                break;
            default:
                xml.WriteString(Clean(Text((JsonValue)value)));
                break;
        }

        xml.WriteEndElement();
    }

    private static string Text(JsonValue value) =>
        value.TryGetValue<Instant>(out var instant) ? instant.Iso
        : value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>()
        : value.ToJsonString();
}
