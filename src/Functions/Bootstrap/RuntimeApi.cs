using System.Globalization;
using System.Net.Http.Headers;

namespace PciAutoHeal.Functions.Bootstrap;

/// <summary>
/// The Lambda Runtime API (2018-06-01): asks for the next event, hands in answers and failures. It never tries again:
/// when this API is not there, Lambda is about to take the process away, and starts another.
/// </summary>
public sealed class RuntimeApi(HttpMessageHandler transport, Uri address) : IDisposable
{
    private const string ErrorType = "Lambda-Runtime-Function-Error-Type";

    private readonly HttpClient http = new(transport, disposeHandler: false)
    {
        BaseAddress = new Uri(address, "/2018-06-01/runtime/"),
        Timeout = Timeout.InfiniteTimeSpan, // the next event may be hours away, and the process is frozen until then
    };

    /// <exception cref="HttpRequestException">The Runtime API is not there, or answers something else.</exception>
    public async Task<Invocation> NextAsync(CancellationToken ct)
    {
        using var answer = await http.GetAsync(new Uri("invocation/next", UriKind.Relative), ct);
        answer.EnsureSuccessStatusCode();
        var id = Header(answer, "Lambda-Runtime-Aws-Request-Id")
            ?? throw new HttpRequestException("The Runtime API gave an event without Lambda-Runtime-Aws-Request-Id.");
        return new(
            id,
            long.TryParse(Header(answer, "Lambda-Runtime-Deadline-Ms"), CultureInfo.InvariantCulture, out var deadline)
                ? DateTimeOffset.FromUnixTimeMilliseconds(deadline)
                : DateTimeOffset.MaxValue,
            Header(answer, "Lambda-Runtime-Invoked-Function-Arn") ?? "",
            Header(answer, "Lambda-Runtime-Trace-Id"),
            await answer.Content.ReadAsByteArrayAsync(ct));
    }

    public Task RespondAsync(string requestId, ReadOnlyMemory<byte> answer, CancellationToken ct) =>
        PostAsync($"invocation/{requestId}/response", answer, null, ct);

    public Task FailAsync(string requestId, ErrorReport error, CancellationToken ct) =>
        PostAsync($"invocation/{requestId}/error", error.ToJson(), error.Type, ct);

    public Task FailInitAsync(ErrorReport error, CancellationToken ct) =>
        PostAsync("init/error", error.ToJson(), error.Type, ct);

    public void Dispose() => http.Dispose();

    private async Task PostAsync(string path, ReadOnlyMemory<byte> body, string? errorType, CancellationToken ct)
    {
        using var content = new ReadOnlyMemoryContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = content };
        if (errorType is not null)
        {
            request.Headers.TryAddWithoutValidation(ErrorType, errorType);
        }

        using var answer = await http.SendAsync(request, ct);
        answer.EnsureSuccessStatusCode();
    }

    private static string? Header(HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues(name, out var values) ? string.Join(',', values) : null;
}
