using System.Net;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace PciAutoHeal.Simulation.Serving;

/// <summary>The simulated AWS over HTTP, for AWS clients of other processes. Kestrel without any middleware.</summary>
public sealed class SimulationServer : IAsyncDisposable
{
    private readonly KestrelServer kestrel;

    private SimulationServer(KestrelServer kestrel, Uri address) => (this.kestrel, Address) = (kestrel, address);

    /// <summary>Where it listens; the port is the real one, also when any free port was asked for.</summary>
    public Uri Address { get; }

    /// <summary>
    /// Listens until stopped. Anybody who can reach the address can change the simulated world, so other addresses than
    /// loopback have to be allowed expressly.
    /// </summary>
    public static async Task<SimulationServer> StartAsync(
        SimulatedCloud cloud, IPEndPoint endpoint, bool allowNonLoopback, CancellationToken ct)
    {
        if (!IPAddress.IsLoopback(endpoint.Address) && !allowNonLoopback)
        {
            throw new ArgumentException(
                $"{endpoint} is not a loopback address; expected one such as 127.0.0.1.", nameof(endpoint));
        }

        var options = new KestrelServerOptions { AddServerHeader = false };
        options.Limits.MaxRequestBodySize = 64 * 1024 * 1024;
        options.Listen(endpoint);
        var transport =
            new SocketTransportFactory(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance);
#pragma warning disable CA2000 // Dispose objects before losing scope: the server returned owns it; a failed start disposes it.
        var kestrel = new KestrelServer(Options.Create(options), transport, NullLoggerFactory.Instance);
#pragma warning restore CA2000
        try
        {
            await kestrel.StartAsync(new WireApplication(cloud), ct);
        }
        catch
        {
            kestrel.Dispose();
            throw;
        }

        return new(kestrel, new Uri(kestrel.Features.Get<IServerAddressesFeature>()!.Addresses.Single()));
    }

    /// <summary>Lets calls that have begun finish.</summary>
    public Task StopAsync(CancellationToken ct) => kestrel.StopAsync(ct);

    public async ValueTask DisposeAsync()
    {
        // Who waits for the simulated clock may wait for ever.
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        await kestrel.StopAsync(patience.Token);
        kestrel.Dispose();
    }
}
