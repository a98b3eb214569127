using System.Security.Cryptography;
using System.Text;
using Amazon.SimpleNotificationService.Model;
using PciAutoHeal.Aws.Sessions;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Aws.Notifications;

/// <summary>Publishes to SNS topics; who reads them, by e-mail or otherwise, is the topic's own matter.</summary>
internal sealed class TopicPublisher(AwsConnection aws)
{
    public async Task PublishAsync(string topicArn, Notification what, CancellationToken ct)
    {
        var isFifo = topicArn.EndsWith(".fifo", StringComparison.Ordinal);
        var request = new PublishRequest
        {
            TopicArn = topicArn,
            Subject = Ascii(what.Subject),
            Message = what.Plain,
            MessageGroupId = isFifo ? "pciautoheal" : null,
            MessageDeduplicationId = isFifo ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(what.Key))) : null,
        };
        var region = Region.Parse(topicArn.Split(':')[3]);
        await aws.Caller.Sns(region).CallAsync("Publish", (sns, stop) => sns.PublishAsync(request, stop), ct);
    }

    /// <summary>A subject is ASCII text without line breaks, for it becomes that of an e-mail.</summary>
    private static string Ascii(string subject) => string.Concat(subject.Select(c => c is >= ' ' and <= '~' ? c : '?'));
}
