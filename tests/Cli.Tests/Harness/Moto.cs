using System.Net;
using System.Net.Sockets;

namespace PciAutoHeal.Cli.Tests.Harness;

/// <summary>A moto server on a free port of this machine.</summary>
public sealed class Moto : IAsyncDisposable
{
    private static readonly string LibYaml = Python.ScriptPath("libyaml");

    private readonly Running server;

    private Moto(Running server, string url) => (this.server, Url) = (server, url);

    public string Url { get; }

    public static async Task<Moto> StartAsync(string folder)
    {
        var port = FreePort();
        var moto = new Moto(
            Running.Start(
                "sh", folder, "-c", $"PYTHONPATH='{LibYaml}' exec moto_server -H 127.0.0.1 -p {port} >moto.log 2>&1"),
            $"http://127.0.0.1:{port}");
        using var client = new HttpClient();
        for (var tries = 0; ; tries++)
        {
            try
            {
                using var answer = await client.GetAsync(new Uri($"{moto.Url}/moto-api/"), TestContext.Current.CancellationToken);
                return moto;
            }
            catch (HttpRequestException) when (tries < 300)
            {
                await Task.Delay(100, TestContext.Current.CancellationToken);
            }
        }
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
