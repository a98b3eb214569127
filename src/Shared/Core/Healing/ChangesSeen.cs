using System.Globalization;
using PciAutoHeal.Core.Accounts;

namespace PciAutoHeal.Core.Healing;

/// <summary>Documents that were started since a rollout began to heal: each may have changed something.</summary>
/// <param name="ByAccount">Of the accounts that could be asked.</param>
/// <param name="Uncounted">Accounts of the wave that could not be asked.</param>
public sealed record ChangesSeen(IReadOnlyDictionary<AccountId, int> ByAccount, IReadOnlyList<AccountId> Uncounted)
{
    public static ChangesSeen None { get; } = new(new Dictionary<AccountId, int>(), []);

    /// <summary>Which cap is passed, in words; null when none is.</summary>
    public string? Beyond(HealingCaps caps)
    {
        var worst = ByAccount.OrderByDescending(it => it.Value).ThenBy(it => it.Key).FirstOrDefault();
        var all = ByAccount.Values.Sum();
        return caps.MaxChangesPerAccount is { } each && worst.Value > each
            ? Words($"{worst.Value} documents were started in account {worst.Key}, {each} allowed (heal.maxChangesPerAccount)")
            : caps.MaxChangesPerRun is { } most && all > most
            ? Words($"{all} documents were started in this rollout, {most} allowed (heal.maxChangesPerRun), most in account {worst.Key}")
            : null;
    }

    private static string Words(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
