using System.Net;
using System.Net.Sockets;

namespace PciAutoHeal.Simulation.Wire;

/// <summary>The simulated AWS for clients of the same process: no socket, no waiting.</summary>
internal sealed class InProcessHandler(SimulatedCloud cloud) : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        return Respond(request, body);
    }

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        request.Content?.CopyTo(body, null, cancellationToken);
        return Respond(request, body.ToArray());
    }

    private HttpResponseMessage Respond(HttpRequestMessage request, byte[] body)
    {
        var answer = cloud.Answer(Read(request, body));
        if (answer.IsReset)
        {
            throw new HttpRequestException(
                HttpRequestError.ConnectionError,
                "The connection was reset by the simulated AWS.",
                new IOException("Connection reset by peer", new SocketException((int)SocketError.ConnectionReset)));
        }

        var response = new HttpResponseMessage((HttpStatusCode)answer.Status)
        {
            RequestMessage = request,
            Content = new ReadOnlyMemoryContent(answer.Body),
        };
        response.Content.Headers.TryAddWithoutValidation("Content-Type", answer.ContentType);
        foreach (var (name, value) in answer.Headers)
        {
            if (!response.Headers.TryAddWithoutValidation(name, value))
            {
                response.Content.Headers.Remove(name);
                response.Content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return response;
    }

    private static WireRequest Read(HttpRequestMessage request, byte[] body)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, values) in request.Headers.NonValidated)
        {
            headers[name] = values.ToString();
        }

        foreach (var (name, values) in request.Content?.Headers.NonValidated ?? default)
        {
            headers[name] = values.ToString();
        }

        var uri = request.RequestUri ?? throw new InvalidOperationException("The request has no URI.");
        return new(request.Method.Method, request.Headers.Host ?? uri.Host, uri.AbsolutePath,
            uri.Query.TrimStart('?'), headers, body);
    }
}
