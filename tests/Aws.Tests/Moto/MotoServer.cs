using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace PciAutoHeal.Aws.Tests.Moto;

/// <summary>
/// moto_server on a free port of the loopback interface: an AWS that somebody else imagined. Without it, tests that
/// need it are skipped, unless PCIAUTOHEAL_REQUIRE_PEERS=1.
/// </summary>
public sealed class MotoServer : IAsyncLifetime
{
    private Process? process;

    public string Url { get; private set; } = "";

    public string? Absence { get; private set; }

    public async ValueTask InitializeAsync()
    {
        var port = FreePort();
        Url = $"http://127.0.0.1:{port}";
        try
        {
            process = Process.Start(new ProcessStartInfo("moto_server", ["-H", "127.0.0.1", "-p", $"{port}"])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            });
            process!.OutputDataReceived += (_, _) => { };
            process.ErrorDataReceived += (_, _) => { };
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            await UntilItAnswersAsync();
        }
        catch (Exception e) when (e is System.ComponentModel.Win32Exception or TimeoutException)
        {
            Absence = $"moto_server could not be started: {e.Message}";
        }
    }

    /// <summary>Skips the test that asks, or fails it where peers are required.</summary>
    public void Require()
    {
        if (Absence is not null && Environment.GetEnvironmentVariable("PCIAUTOHEAL_REQUIRE_PEERS") == "1")
        {
            Assert.Fail(Absence);
        }

        Assert.SkipWhen(Absence is not null, Absence ?? "");
    }

    public async Task ResetAsync()
    {
        using var http = new HttpClient();
        (await http.PostAsync(new Uri($"{Url}/moto-api/reset"), null)).EnsureSuccessStatusCode();
    }

    public ValueTask DisposeAsync()
    {
        if (process is { HasExited: false })
        {
            process.Kill(entireProcessTree: true);
        }

        process?.Dispose();
        return ValueTask.CompletedTask;
    }

    private static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }

    private async Task UntilItAnswersAsync()
    {
        using var http = new HttpClient();
        for (var attempt = 0; attempt < 300; attempt++)
        {
            try
            {
                if ((await http.GetAsync(new Uri($"{Url}/moto-api/data.json"))).IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // not listening yet
            }

            await Task.Delay(100);
        }

        throw new TimeoutException($"{Url} did not answer within 30 seconds.");
    }
}
