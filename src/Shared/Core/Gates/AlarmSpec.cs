using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Diagnostics;

namespace PciAutoHeal.Core.Gates;

/// <summary>
/// A CloudWatch alarm that must not ring while a wave deploys and bakes; metric and composite alarms alike.
/// </summary>
/// <param name="Account">Where it is; null is the account that runs the rollout.</param>
/// <param name="Region">Where it is; null is the home region.</param>
public sealed record AlarmSpec(
    string Name, AccountId? Account = null, Region? Region = null, SourceLocation? Where = null)
{
    /// <summary>The same for the same alarm, wherever it is written.</summary>
    public string Key => $"{Account?.Value}/{Region?.Value}/{Name}";

    public override string ToString() => (Account, Region) switch
    {
        (null, null) => $"'{Name}'",
        (null, { } region) => $"'{Name}' in {region}",
        ({ } account, null) => $"'{Name}' of account {account}",
        var (account, region) => $"'{Name}' of account {account} in {region}",
    };
}
