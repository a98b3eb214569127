using Amazon.Runtime;

namespace PciAutoHeal.Ledger.Tests.Engines;

/// <summary>
/// Stands between the SDK and a real server: may answer itself, change what passes, or lose an answer.
/// </summary>
/// <param name="pass">Given the operation, the request, and what sends it on.</param>
public sealed class FaultyWire(FaultyWire.Passing pass) : HttpClientFactory
{
    public delegate Task<HttpResponseMessage> Passing(
        string operation, HttpRequestMessage request, Func<Task<HttpResponseMessage>> send);

    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(new Wire(pass));

    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

    private sealed class Wire(Passing pass) : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken) => pass(
            request.Headers.GetValues("X-Amz-Target").Single().Split('.')[1],
            request,
            () => base.SendAsync(request, cancellationToken));
    }
}
