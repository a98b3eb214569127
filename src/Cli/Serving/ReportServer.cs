using System.Net;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace PciAutoHeal.Cli.Serving;

/// <summary>
/// Kestrel without any middleware, on loopback alone: the report names accounts, and who may see it is who sits here.
/// </summary>
internal sealed class ReportServer : IAsyncDisposable
{
    private readonly KestrelServer kestrel;

    private ReportServer(KestrelServer kestrel, Uri address) => (this.kestrel, Address) = (kestrel, address);

    /// <summary>The port is the real one, also when any free port was asked for.</summary>
    public Uri Address { get; }

    public static async Task<ReportServer> StartAsync(ILiveReport report, IPEndPoint endpoint, CancellationToken ct)
    {
        if (!IPAddress.IsLoopback(endpoint.Address))
        {
            throw new ArgumentException($"{endpoint} is not a loopback address.", nameof(endpoint));
        }

        var options = new KestrelServerOptions { AddServerHeader = false };
        options.Limits.MaxRequestBodySize = 0;
        options.Listen(endpoint);
        var transport = new SocketTransportFactory(
            Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance);
#pragma warning disable CA2000 // Dispose objects before losing scope: the server returned owns it; a failed start disposes it.
        var kestrel = new KestrelServer(Options.Create(options), transport, NullLoggerFactory.Instance);
#pragma warning restore CA2000
        try
        {
            await kestrel.StartAsync(new ReportApplication(report), ct);
        }
        catch
        {
            kestrel.Dispose();
            throw;
        }

        return new(kestrel, new Uri(kestrel.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single()));
    }

    public async ValueTask DisposeAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        await kestrel.StopAsync(patience.Token);
        kestrel.Dispose();
    }
}
