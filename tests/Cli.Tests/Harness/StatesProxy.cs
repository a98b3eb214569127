using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace PciAutoHeal.Cli.Tests.Harness;

/// <summary>Answers for Step Functions as the test says, and passes everything else on to the server behind it.</summary>
public sealed class StatesProxy : IDisposable
{
    private readonly HttpListener listener = new();
    private readonly HttpClient http = new();
    private readonly string behind;
    private readonly Func<string, JsonNode, (int Status, string Body)> answer;

    public StatesProxy(string behind, int port, Func<string, JsonNode, (int Status, string Body)> answer)
    {
        (this.behind, this.answer) = (behind, answer);
        Url = $"http://127.0.0.1:{port}";
        listener.Prefixes.Add(Url + "/");
        listener.Start();
        _ = ServeAsync();
    }

    public string Url { get; }

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

            await AnswerAsync(call);
        }
    }

    private async Task AnswerAsync(HttpListenerContext call)
    {
        using var reader = new StreamReader(call.Request.InputStream);
        var body = await reader.ReadToEndAsync();
        var target = call.Request.Headers["X-Amz-Target"] ?? "";
        var (status, text) = target.StartsWith("AWSStepFunctions.", StringComparison.Ordinal)
            ? answer(target.Split('.')[1], JsonNode.Parse(body)!)
            : await PassAsync(call.Request, body, target);
        call.Response.StatusCode = status;
        var bytes = Encoding.UTF8.GetBytes(text);
        await call.Response.OutputStream.WriteAsync(bytes);
        call.Response.Close();
    }

    private async Task<(int Status, string Body)> PassAsync(HttpListenerRequest asked, string body, string target)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, behind + asked.RawUrl) { Content = new StringContent(body) };
        request.Content.Headers.ContentType = new(asked.ContentType!.Split(';')[0]);
        request.Headers.TryAddWithoutValidation("X-Amz-Target", target);
        request.Headers.TryAddWithoutValidation("Authorization", asked.Headers["Authorization"]);
        using var passed = await http.SendAsync(request);
        return ((int)passed.StatusCode, await passed.Content.ReadAsStringAsync());
    }
}
