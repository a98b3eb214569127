using System.Net;

namespace PciAutoHeal.AwsSdk.Tests.Wire;

/// <summary>What the far end of the wire answers.</summary>
internal sealed record Answer(HttpStatusCode Status, string Body, string ContentType = "application/x-amz-json-1.1")
{
    public const string RequestId = "8f2c9f6e-5a3b-4b57-9c55-0e6d2f1a7b10";

    /// <summary>The error's type in a header, as awsJson services may send it.</summary>
    public string? ErrorType { get; init; }

    public static Answer Json(string body) => new(HttpStatusCode.OK, body);

    public static Answer JsonError(HttpStatusCode status, string type, string message) =>
        new(status, $$"""{"__type":"{{type}}","message":"{{message}}"}""");

    public static Answer Xml(string body) => new(HttpStatusCode.OK, body, "text/xml");

    public static Answer XmlError(HttpStatusCode status, string code, string message) => new(
        status,
        $"<ErrorResponse><Error><Type>Sender</Type><Code>{code}</Code><Message>{message}</Message></Error>" +
            $"<RequestId>{RequestId}</RequestId></ErrorResponse>",
        "text/xml");
}
