using System.Net;
using System.Text;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;
using PciAutoHeal.Simulation.Wire;

namespace PciAutoHeal.Simulation.Serving;

/// <summary>Turns Kestrel's requests into the wire's and the wire's answers into Kestrel's.</summary>
internal sealed class WireApplication(SimulatedCloud cloud) : IHttpApplication<IFeatureCollection>
{
    public IFeatureCollection CreateContext(IFeatureCollection contextFeatures) => contextFeatures;

    public async Task ProcessRequestAsync(IFeatureCollection context)
    {
        var lifetime = context.GetRequiredFeature<IHttpRequestLifetimeFeature>();
        var request = await ReadAsync(context, lifetime.RequestAborted);
        var answer = Answer(request);
        if (answer.IsReset)
        {
            lifetime.Abort();
            return;
        }

        if (answer.Delay > TimeSpan.Zero)
        {
            await Task.Delay(answer.Delay, cloud.Clock, lifetime.RequestAborted);
        }

        await WriteAsync(context, answer, lifetime.RequestAborted);
    }

    public void DisposeContext(IFeatureCollection context, Exception? exception)
    {
        // Kestrel owns the context.
    }

    /// <summary>
    /// A defect of the simulation must not look like an AWS that is down: the client is told what broke.
    /// </summary>
    private WireResponse Answer(WireRequest request)
    {
#pragma warning disable CA1031 // Catch a specific exception: whatever a defect throws ends here, at the edge, and is shown.
        try
        {
            return cloud.Answer(request);
        }
        catch (Exception defect)
        {
            return new(500, "text/plain", Encoding.UTF8.GetBytes($"The simulated AWS has a defect: {defect}"));
        }
#pragma warning restore CA1031
    }

    private static async Task<WireRequest> ReadAsync(IFeatureCollection context, CancellationToken ct)
    {
        var request = context.GetRequiredFeature<IHttpRequestFeature>();
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, ct);
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, values) in request.Headers)
        {
            headers[name] = values.ToString();
        }

        // The path as it was sent: the decoded one could not tell a slash from %2F.
        var target = Uri.TryCreate(request.RawTarget, UriKind.Absolute, out var absolute)
            && absolute.Scheme.StartsWith("http", StringComparison.Ordinal)
            ? absolute.PathAndQuery
            : request.RawTarget;
        var cut = target.IndexOf('?', StringComparison.Ordinal);
        var (path, query) = cut < 0 ? (target, string.Empty) : (target[..cut], target[(cut + 1)..]);
        var host = headers.GetValueOrDefault("Host", string.Empty);
        var hostName = Uri.TryCreate($"http://{host}", UriKind.Absolute, out var uri) ? uri.Host : host;
        return new(request.Method, hostName, path, query, headers, body.ToArray());
    }

    private static async Task WriteAsync(IFeatureCollection context, WireResponse answer, CancellationToken ct)
    {
        var response = context.GetRequiredFeature<IHttpResponseFeature>();
        response.StatusCode = answer.Status;
        response.Headers.ContentType = answer.ContentType;
        if ((HttpStatusCode)answer.Status is not (HttpStatusCode.NoContent or HttpStatusCode.NotModified))
        {
            response.Headers.ContentLength = answer.Body.Length;
        }

        foreach (var (name, value) in answer.Headers)
        {
            response.Headers[name] = value;
        }

        var body = context.GetRequiredFeature<IHttpResponseBodyFeature>();
        if (!answer.Body.IsEmpty)
        {
            await body.Writer.WriteAsync(answer.Body, ct);
        }

        await body.CompleteAsync();
    }
}
