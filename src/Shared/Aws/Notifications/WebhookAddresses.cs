using Amazon.SimpleSystemsManagement.Model;
using PciAutoHeal.Aws.Sessions;
using PciAutoHeal.Steps;

namespace PciAutoHeal.Aws.Notifications;

/// <summary>Finds the URLs of webhooks where they are kept. They are secrets: no message repeats one.</summary>
internal sealed class WebhookAddresses(AwsConnection aws, Func<string, string?> variable)
{
    public async Task<Uri> FindAsync(string place, CancellationToken ct)
    {
        var text = place.Split(':', 2) switch
        {
            ["env", var name] => variable(name) ?? throw new TerminalException("NoWebhook", $"The environment variable {name} is not set."),
            ["ssm", var name] => await ParameterAsync(name, ct),
            _ => throw new TerminalException("NoWebhook", "Nothing says where the webhook's URL is kept."),
        };
        return Uri.TryCreate(text.Trim(), UriKind.Absolute, out var uri) && IsSafe(uri)
            ? uri
            : throw new TerminalException("BadWebhook", $"What {place} holds is no URL that begins with https://.");
    }

    private async Task<string> ParameterAsync(string name, CancellationToken ct) =>
        (await aws.Caller.Ssm(aws.Endpoint.HomeRegion).CallAsync(
            "GetParameter",
            (ssm, stop) => ssm.GetParameterAsync(new GetParameterRequest { Name = name, WithDecryption = true }, stop),
            ct)).Parameter.Value;

    private static bool IsSafe(Uri uri) =>
        uri.UserInfo.Length == 0 && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback));
}
