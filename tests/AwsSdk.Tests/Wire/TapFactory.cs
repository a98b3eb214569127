using Amazon.Runtime;

namespace PciAutoHeal.AwsSdk.Tests.Wire;

/// <summary>Puts a client of any kind on the tap.</summary>
internal sealed class TapFactory(HttpMessageHandler handler) : HttpClientFactory
{
    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(handler, disposeHandler: false);

    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;
}
