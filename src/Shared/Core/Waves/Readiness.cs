using System.Globalization;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Packs;
using PciAutoHeal.Core.Rollouts;

namespace PciAutoHeal.Core.Waves;

/// <summary>Says why an account or a target cannot receive the release; null says that it can.</summary>
public static class Readiness
{
    public static string? OfAccount(
        Account account, RolloutSpec spec, Release release, Delivery delivery, AccountId managementAccount, DateOnly today)
    {
        if (spec.Scope.ExclusionOf(account.Id, today) is { } exclusion)
        {
            var until = exclusion.Expires is { } day
                ? string.Create(CultureInfo.InvariantCulture, $" until {day:yyyy-MM-dd}")
                : "";
            return $"excluded{until}: {exclusion.Reason}";
        }

        if (account.State != AccountState.Active)
        {
            return $"the account is {account.State.Word()}, not ACTIVE";
        }

        if (delivery != Delivery.Organization && account.Id == managementAccount && account.CheckFailure is { } failure)
        {
            return $"the role for account-level packs cannot be used, and StackSets never reach the management account: {failure}";
        }

        return account.Id == managementAccount && release.Foundation is not null && spec.Remediation != RemediationMode.Detect
            ? "remediation needs documents and roles, which StackSets never deliver to the management account"
            : null;
    }

    public static string? OfRegion(Account account, Region region)
    {
        if (account.Regions is { } enabled && !enabled.Contains(region))
        {
            return $"{region} is not enabled in the account";
        }

        return account.Recorders is not { } recorders ? null
            : recorders.FirstOrDefault(r => r.Region == region) is not { } recorder ? NoRecorder(account)
            : recorder.Recording ? null
            : "the configuration recorder is stopped";
    }

    private static string NoRecorder(Account account) => account.CheckFailure is { } failure
        ? $"could not be checked: {failure}"
        : "no configuration recorder";
}
