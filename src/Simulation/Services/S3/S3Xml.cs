using System.Xml;
using PciAutoHeal.Simulation.Wire;

namespace PciAutoHeal.Simulation.Services.S3;

/// <summary>The XML of S3.</summary>
internal static class S3Xml
{
    public const string Namespace = "http://s3.amazonaws.com/doc/2006-03-01/";

    public static WireResponse Answer(string root, Action<XmlWriter> write) =>
        XmlWire.Document(200, string.Empty, xml =>
        {
            xml.WriteStartElement(root, Namespace);
            write(xml);
            xml.WriteEndElement();
        }) with
        { ContentType = "application/xml", Headers = [] };

    public static void Text(XmlWriter xml, string name, string text) =>
        xml.WriteElementString(name, Namespace, XmlWire.Clean(text));

    public static WireResponse Refusal(ApiError error, string requestId) =>
        XmlWire.Document(error.Status, requestId, xml =>
        {
            xml.WriteStartElement("Error");
            xml.WriteElementString("Code", error.Code);
            xml.WriteElementString("Message", XmlWire.Clean(error.Message));
            XmlWire.Members(xml, error.Members ?? [], string.Empty, "member");
            xml.WriteElementString("RequestId", requestId);
            xml.WriteEndElement();
        }) with
        { ContentType = "application/xml", Headers = [("x-amz-request-id", requestId)] };
}
