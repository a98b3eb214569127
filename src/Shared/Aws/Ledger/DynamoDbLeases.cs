using System.Globalization;
using Amazon.DynamoDBv2.Model;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Aws.Ledger;

/// <summary>An item a lease; one whose time has come belongs to whoever asks next.</summary>
internal sealed class DynamoDbLeases(DynamoDbTable table) : ILeases
{
    public async Task<string> AcquireAsync(
        string name, string owner, DateTimeOffset now, TimeSpan duration, CancellationToken ct)
    {
        var lease = Keys.Item(Keys.Lease(name), Keys.Only);
        lease["holder"] = new AttributeValue { S = owner };
        lease["expires"] = Number((now + duration).UtcTicks);
        for (var attempt = 0; ; attempt++)
        {
            await table.WaitBeforeRepeatingAsync(attempt, ct);
            var holder = await table.PutIfAsync(
                lease,
                "attribute_not_exists(pk) OR holder = :owner OR expires <= :now",
                new() { [":owner"] = new() { S = owner }, [":now"] = Number(now.UtcTicks) },
                ct);
            if (holder is null)
            {
                return owner;
            }

            if (holder.TryGetValue("holder", out var other))
            {
                return other.S;
            }
        }
    }

    public Task ReleaseAsync(string name, string owner, CancellationToken ct) => table.DeleteIfAsync(
        Keys.Lease(name), Keys.Only, "holder = :owner", new() { [":owner"] = new() { S = owner } }, ct);

    private static AttributeValue Number(long value) => new() { N = value.ToString(CultureInfo.InvariantCulture) };
}
