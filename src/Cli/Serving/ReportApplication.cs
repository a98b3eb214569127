using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;

namespace PciAutoHeal.Cli.Serving;

/// <summary>
/// Answers for the page and its JSON, reads only. A name that another site has pointed at this machine is not answered:
/// its pages could read the report otherwise (DNS rebinding).
/// </summary>
internal sealed class ReportApplication(ILiveReport report) : IHttpApplication<IFeatureCollection>
{
    private static readonly string[] Own = ["127.0.0.1", "localhost", "[::1]"];

    public IFeatureCollection CreateContext(IFeatureCollection contextFeatures) => contextFeatures;

    public void DisposeContext(IFeatureCollection context, Exception? exception)
    {
        // Kestrel owns the context.
    }

    public async Task ProcessRequestAsync(IFeatureCollection context)
    {
        var request = context.GetRequiredFeature<IHttpRequestFeature>();
        var answer = context.GetRequiredFeature<IHttpResponseFeature>();
        var ct = context.GetRequiredFeature<IHttpRequestLifetimeFeature>().RequestAborted;
        var (status, type, body) = await AnswerAsync(request, answer.Headers, ct);
        answer.StatusCode = status;
        answer.Headers.ContentType = type;
        answer.Headers.ContentLength = status == 304 ? null : body.Length;
        answer.Headers.CacheControl = "no-store";
        answer.Headers.XContentTypeOptions = "nosniff";
        answer.Headers["Content-Security-Policy"] = "frame-ancestors 'none'; base-uri 'none'; form-action 'none'; object-src 'none'";
        answer.Headers["Referrer-Policy"] = "no-referrer";
        answer.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (status != 304 && request.Method != "HEAD")
        {
            await context.GetRequiredFeature<IHttpResponseBodyFeature>().Writer.WriteAsync(body, ct);
        }
    }

    private async Task<(int Status, string Type, byte[] Body)> AnswerAsync(
        IHttpRequestFeature request, Microsoft.AspNetCore.Http.IHeaderDictionary headers, CancellationToken ct)
    {
        const string Plain = "text/plain; charset=utf-8";
        if (!IsOwn(request.Headers.Host))
        {
            return (421, Plain, "This server answers to 127.0.0.1 and localhost alone.\n"u8.ToArray());
        }

        if (request.Method is not ("GET" or "HEAD"))
        {
            headers.Allow = "GET, HEAD";
            return (405, Plain, "Nothing can be changed here.\n"u8.ToArray());
        }

        switch (request.Path)
        {
            case "/":
                return (200, "text/html; charset=utf-8", await report.PageAsync(ct));
            case "/report.json":
                var tag = $"\"{await report.TagAsync(ct)}\"";
                headers.ETag = tag;
                return request.Headers.IfNoneMatch == tag
                    ? (304, "application/json", [])
                    : (200, "application/json", request.Method == "HEAD" ? [] : await report.JsonAsync(ct));
            default:
                return (404, Plain, "There is / and /report.json.\n"u8.ToArray());
        }
    }

    private static bool IsOwn(StringValues host) =>
        host is [{ } one] && Own.Any(name => one == name || (one.StartsWith($"{name}:", StringComparison.Ordinal) && one[(name.Length + 1)..].All(char.IsAsciiDigit)));
}
