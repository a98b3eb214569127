using System.Globalization;
using PciAutoHeal.Core.Accounts;

namespace PciAutoHeal.Simulation;

/// <summary>Temporary credentials that AssumeRole handed out.</summary>
public sealed record Session(Caller Caller, string SecretKey, string Token, DateTimeOffset Expires);

/// <summary>Every session that was handed out; another session key is nobody's.</summary>
public sealed class Sessions
{
    private readonly Dictionary<string, Session> issued = new(StringComparer.Ordinal);
    private readonly long seed;

    internal Sessions(long seed) => this.seed = seed;

    public Session? Find(string accessKeyId) => issued.GetValueOrDefault(accessKeyId);

    public Session Issue(AccountId account, string arn, string role, DateTimeOffset expires)
    {
        var number = issued.Count.ToString(CultureInfo.InvariantCulture);
        var key = "ASIA" + Chance.Letters(seed, 16, "key", number).ToUpperInvariant();
        return issued[key] = new(
            new(account, arn, key, role),
            Chance.Letters(seed, 40, "secret", number),
            "IQoJ" + Chance.Letters(seed, 236, "token", number),
            expires);
    }
}
