using System.Globalization;
using System.Net;
using System.Text;
using PciAutoHeal.Steps;

namespace PciAutoHeal.Aws.Notifications;

/// <summary>Posts to webhooks, three times at most. Errors name the host alone: the path is the secret.</summary>
internal sealed class Webhooks(TimeProvider clock) : IDisposable
{
    private const int Attempts = 3;

    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
    {
        Timeout = TimeSpan.FromSeconds(10),
    };

    public async Task PostAsync(Uri address, string json, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            var (isTransient, problem) = await TryAsync(address, json, ct);
            if (problem is null)
            {
                return;
            }

            if (!isTransient)
            {
                throw new TerminalException("WebhookRefused", $"The webhook at {address.Host} {problem}.");
            }

            if (attempt == Attempts)
            {
                throw new TransientException(
                    "WebhookFailed", $"The webhook at {address.Host} {problem}, {Attempts} times.");
            }

            await Task.Delay(TimeSpan.FromSeconds(attempt), clock, ct);
        }
    }

    public void Dispose() => http.Dispose();

    private async Task<(bool IsTransient, string? Problem)> TryAsync(Uri address, string json, CancellationToken ct)
    {
        try
        {
            using var body = new StringContent(json, Encoding.UTF8, "application/json");
            using var answer = await http.PostAsync(address, body, ct);
            var code = (int)answer.StatusCode;
            return answer.IsSuccessStatusCode
                ? (false, null)
                : (code >= 500 || answer.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout,
                    string.Create(CultureInfo.InvariantCulture, $"answered {code}"));
        }
        catch (HttpRequestException e)
        {
            return (true, $"could not be reached ({e.HttpRequestError})");
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return (true, "did not answer in time");
        }
    }
}
