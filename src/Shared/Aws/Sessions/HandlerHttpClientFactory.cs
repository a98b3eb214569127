using Amazon.Runtime;

namespace PciAutoHeal.Aws.Sessions;

/// <summary>
/// One HTTP client for all SDK clients of a connection: its sockets are pooled across thousands of accounts, and a
/// simulated AWS is reached in process by its handler.
/// </summary>
internal sealed class HandlerHttpClientFactory(HttpClient shared) : HttpClientFactory
{
    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => shared;

    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

    public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => false;
}
