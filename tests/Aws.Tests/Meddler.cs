using System.Net;
using System.Net.Http.Headers;

namespace PciAutoHeal.Aws.Tests;

/// <summary>Stands on the wire: refuses the first calls of an operation, or answers in the service's place.</summary>
public sealed class Meddler(HttpMessageHandler far) : DelegatingHandler(far)
{
    private readonly List<(string Operation, Func<HttpResponseMessage> Answer)> planned = [];
    private readonly List<(string Operation, string Body)> seen = [];

    /// <summary>Bodies of the requests of an operation that were let through.</summary>
    public IReadOnlyList<(string Operation, string Body)> Seen => seen;

    public void Refuse(string operation, string code, int times = 1, int status = 400, bool xml = false) =>
        planned.AddRange(
            Enumerable.Repeat((operation, (Func<HttpResponseMessage>)(() => Error(code, status, xml))), times));

    public void Break(string operation, Exception exception) => planned.Add((operation, () => throw exception));

    public void Answer(string operation, string json, int times = 1) =>
        planned.AddRange(Enumerable.Repeat((operation, (Func<HttpResponseMessage>)(() => Json(json))), times));

    public string BodyOf(string operation) => Seen.Last(call => call.Operation == operation).Body;

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        var operation = OperationOf(request, body);
        var next = planned.FindIndex(one => one.Operation == operation);
        if (next >= 0)
        {
            var answer = planned[next].Answer;
            planned.RemoveAt(next);
            var response = answer();
            response.RequestMessage = request;
            return response;
        }

        seen.Add((operation, body));
        return await base.SendAsync(request, cancellationToken);
    }

    private static string OperationOf(HttpRequestMessage request, string body) =>
        request.Headers.TryGetValues("X-Amz-Target", out var target) ? target.First().Split('.')[^1]
        : body.Split('&').FirstOrDefault(field => field.StartsWith("Action=", StringComparison.Ordinal)) is { } action ? action[7..]
        : $"{request.Method} {request.RequestUri!.AbsolutePath}";

    private static HttpResponseMessage Json(string body) => new(HttpStatusCode.OK)
    {
        Content = new StringContent(body, new MediaTypeHeaderValue("application/x-amz-json-1.1")),
    };

    private static HttpResponseMessage Error(string code, int status, bool xml) => new((HttpStatusCode)status)
    {
        Content = xml
            ? new StringContent(
                $"<ErrorResponse><Error><Type>Sender</Type><Code>{code}</Code><Message>refused</Message></Error>"
                + "<RequestId>1</RequestId></ErrorResponse>",
                new MediaTypeHeaderValue("text/xml"))
            : new StringContent(
                $$"""{"__type":"{{code}}","message":"refused"}""", new MediaTypeHeaderValue("application/x-amz-json-1.1")),
    };
}
