using System.Text.Json;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;

namespace PciAutoHeal.AwsSdk.Shapes;

/// <summary>
/// A string the service uses to recognise a repeated request. Marshalling comes before retrying, so every attempt of
/// one call carries the same token.
/// </summary>
internal sealed class TokenShape : Shape<string>
{
    public override bool IsSet(string value) => true;

    public override void WriteJson(Utf8JsonWriter writer, string value) => writer.WriteStringValue(value ?? Fresh());

    public override string? ReadJson(JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) =>
        Scalars.String.ReadJson(context, ref reader);

    public override void WriteQuery(ParameterCollection parameters, string name, string value) =>
        parameters.Add(name, value ?? Fresh());

    public override string? ReadXml(XmlUnmarshallerContext context) => Scalars.String.ReadXml(context);

#pragma warning disable RS0030 // Banned API: the official clients draw the missing token just so; our callers pass one.
    private static string Fresh() => Guid.NewGuid().ToString();
#pragma warning restore RS0030
}
