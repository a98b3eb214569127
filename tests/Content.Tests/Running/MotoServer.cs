using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;

namespace PciAutoHeal.Content.Tests.Running;

/// <summary>
/// A moto server of our own on a free port, and a process that calls it with boto3. Started once for all documents
/// and emptied before each case. Without moto the cases are skipped, unless PCIAUTOHEAL_REQUIRE_PEERS says no.
/// </summary>
public sealed class MotoServer : IAsyncLifetime
{
    private Process? server;
    private Process? caller;

    public string? Missing { get; private set; }

    private Uri Address { get; set; } = new("http://127.0.0.1");

    public async ValueTask InitializeAsync()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        Address = new($"http://127.0.0.1:{port}");
        try
        {
            server = Start("moto_server", $"-H 127.0.0.1 -p {port}");
            await WaitUntilItAnswers();
            caller = Start("python3", $"tests/Content.Tests/Running/aws_calls.py {Address}");
        }
        catch (Exception fault) when (Environment.GetEnvironmentVariable("PCIAUTOHEAL_REQUIRE_PEERS") != "1")
        {
            Missing = $"moto_server 5.2 with boto3 is needed: {fault.Message}";
        }
    }

    public async Task Empty()
    {
        using var client = new HttpClient();
        using var answer = await client.PostAsync(new Uri(Address, "/moto-api/reset"), null);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>One call; a refusal by the service is an <see cref="AwsRefusedException"/>.</summary>
    public JsonNode Call(string service, string api, JsonObject? inputs = null) => Ask(new JsonObject
    {
        ["service"] = service,
        ["api"] = api,
        ["inputs"] = inputs ?? [],
    });

    public JsonNode Run(string script, string handler, JsonNode payload) => Ask(new JsonObject
    {
        ["script"] = script,
        ["handler"] = handler,
        ["payload"] = payload,
    });

    /// <summary>A part of a scenario file: one of its functions, or its facts.</summary>
    /// <param name="calls">Whether the function is given clients to call with.</param>
    public JsonNode Play(string scenario, string part, bool calls, params JsonNode?[] arguments) => Ask(new JsonObject
    {
        ["scenario"] = scenario,
        ["do"] = part,
        ["calls"] = calls,
        ["args"] = new JsonArray([.. arguments.Select(it => it?.DeepClone())]),
    });

    private JsonNode Ask(JsonObject question)
    {
        caller!.StandardInput.WriteLine(question.ToJsonString());
        caller.StandardInput.Flush();
        var answer = JsonNode.Parse(caller.StandardOutput.ReadLine() ?? throw new InvalidOperationException("No answer."))!;
        return answer["error"] is { } error ? throw new AwsRefusedException((string)error!) : answer["result"] ?? new JsonObject();
    }

    private static Process Start(string program, string arguments) => Process.Start(new ProcessStartInfo(program, arguments)
    {
        WorkingDirectory = Repository.Root,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = program != "python3",
        Environment = { ["MOTO_EC2_LOAD_DEFAULT_AMIS"] = "false" }, // a second of each case otherwise
    })!;

    private async Task WaitUntilItAnswers()
    {
        server!.ErrorDataReceived += (_, _) => { };
        server.BeginErrorReadLine();
        server.OutputDataReceived += (_, _) => { };
        server.BeginOutputReadLine();
        using var client = new HttpClient();
        for (var tries = 0; ; tries++)
        {
            try
            {
                using var answer = await client.GetAsync(new Uri(Address, "/moto-api/"));
                return;
            }
            catch (HttpRequestException) when (tries < 200 && !server.HasExited)
            {
                await Task.Delay(100);
            }
        }
    }

    private static void Stop(Process? process)
    {
        if (process is { HasExited: false })
            process.Kill(entireProcessTree: true);
    }

    public ValueTask DisposeAsync()
    {
        Stop(caller);
        Stop(server);
        caller?.Dispose();
        server?.Dispose();
        return ValueTask.CompletedTask;
    }
}

public sealed class AwsRefusedException(string message) : Exception(message);
