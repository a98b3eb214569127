using PciAutoHeal.Aws.Sessions;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Aws.Notifications;

/// <summary>Sends each message the way its channel wants it.</summary>
/// <param name="variable">Reads an environment variable.</param>
public sealed class ChannelNotifier(AwsConnection aws, Func<string, string?> variable) : INotifier, IDisposable
{
    private readonly TopicPublisher topics = new(aws);
    private readonly Webhooks webhooks = new(aws.Endpoint.Clock);
    private readonly WebhookAddresses addresses = new(aws, variable);

    public async Task SendAsync(NotificationSpec channel, Notification what, CancellationToken ct)
    {
        switch (channel.Channel)
        {
            case NotificationChannel.Slack:
                await webhooks.PostAsync(await addresses.FindAsync(channel.Address, ct), WebhookBodies.Slack(what), ct);
                break;
            case NotificationChannel.Teams:
                await webhooks.PostAsync(await addresses.FindAsync(channel.Address, ct), WebhookBodies.Teams(what), ct);
                break;
            default:
                await topics.PublishAsync(channel.Address, what, ct);
                break;
        }
    }

    public void Dispose() => webhooks.Dispose();
}
