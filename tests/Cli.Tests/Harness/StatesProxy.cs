using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace PciAutoHeal.Cli.Tests.Harness;

/// <summary>
/// One address for all of AWS: answers for Step Functions as the test says, passes everything else on to the servers
/// behind it, and remembers the actions that were asked for.
/// </summary>
public sealed class StatesProxy : IDisposable
{
    private static readonly string[] OwnHeaders = ["Host", "Content-Length", "Content-Type", "Connection", "Expect", "Transfer-Encoding"];

    private readonly HttpListener listener = new();
    private readonly HttpClient http = new();
    private readonly Func<string, string> behind;
    private readonly Func<string, JsonNode, (int Status, string Body)> answer;
    private readonly ConcurrentQueue<string> actions = new();

    public StatesProxy(string behind, int port, Func<string, JsonNode, (int Status, string Body)> answer)
        : this(_ => behind, port, answer)
    {
    }

    /// <param name="behind">Which server answers a call, by its <c>X-Amz-Target</c>.</param>
    public StatesProxy(Func<string, string> behind, int port, Func<string, JsonNode, (int Status, string Body)> answer)
    {
        (this.behind, this.answer) = (behind, answer);
        Url = $"http://127.0.0.1:{port}";
        listener.Prefixes.Add(Url + "/");
        listener.Start();
        _ = ServeAsync();
    }

    public string Url { get; }

    /// <summary>What DynamoDB and Step Functions were asked since the last time, as IAM names it.</summary>
    public IReadOnlyList<string> TakeActions()
    {
        var taken = actions.Distinct().Order(StringComparer.Ordinal).ToList();
        actions.Clear();
        return taken;
    }

    public void Dispose()
    {
        listener.Close();
        http.Dispose();
    }

    private async Task ServeAsync()
    {
        while (listener.IsListening)
        {
            HttpListenerContext call;
            try
            {
                call = await listener.GetContextAsync();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            _ = Task.Run(() => AnswerAsync(call));
        }
    }

    private async Task AnswerAsync(HttpListenerContext call)
    {
        using var body = new MemoryStream();
        await call.Request.InputStream.CopyToAsync(body);
        var target = call.Request.Headers["X-Amz-Target"] ?? "";
        var operation = target.Split('.')[^1];
        if (target.StartsWith("AWSStepFunctions.", StringComparison.Ordinal))
        {
            actions.Enqueue($"states:{operation}");
            var (status, text) = answer(operation, JsonNode.Parse(body.ToArray())!);
            await WriteAsync(call.Response, status, Encoding.UTF8.GetBytes(text));
            return;
        }

        if (target.StartsWith("DynamoDB_", StringComparison.Ordinal))
        {
            Remember(operation, JsonNode.Parse(body.ToArray())!);
        }

        using var passed = await PassAsync(call.Request, body.ToArray(), target);
        await WriteAsync(call.Response, (int)passed.StatusCode, await passed.Content.ReadAsByteArrayAsync());
    }

    /// <summary>A transaction needs the rights to what it does.</summary>
    private void Remember(string operation, JsonNode body)
    {
        var needed = operation.StartsWith("Transact", StringComparison.Ordinal)
            ? body["TransactItems"]!.AsArray().SelectMany(item => item!.AsObject()).Select(part =>
                part.Key == "ConditionCheck" ? "ConditionCheckItem" : $"{part.Key}Item")
            : [operation];
        foreach (var action in needed)
        {
            actions.Enqueue($"dynamodb:{action}");
        }
    }

    private async Task<HttpResponseMessage> PassAsync(HttpListenerRequest asked, byte[] body, string target)
    {
        using var request = new HttpRequestMessage(new(asked.HttpMethod), behind(target) + asked.RawUrl);
        request.Content = new ByteArrayContent(body);
        request.Content.Headers.TryAddWithoutValidation("Content-Type", asked.ContentType);
        foreach (var name in asked.Headers.AllKeys.OfType<string>().Except(OwnHeaders, StringComparer.OrdinalIgnoreCase))
        {
            request.Headers.TryAddWithoutValidation(name, asked.Headers[name]);
        }

        return await http.SendAsync(request);
    }

    private static async Task WriteAsync(HttpListenerResponse response, int status, byte[] bytes)
    {
        response.StatusCode = status;
        await response.OutputStream.WriteAsync(bytes);
        response.Close();
    }
}
