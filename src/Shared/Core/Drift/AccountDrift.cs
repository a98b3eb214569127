using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Rollouts;

namespace PciAutoHeal.Core.Drift;

/// <summary>Differences in the organization itself, and in the recorders a pack depends on.</summary>
public static class AccountDrift
{
    public static IEnumerable<DriftItem> OfOrganization(
        OrganizationSnapshot planned, OrganizationSnapshot now, RolloutSpec spec, IReadOnlySet<AccountId> rolledOut)
    {
        var before = planned.Accounts.ToDictionary(a => a.Id);
        var present = now.Accounts.ToDictionary(a => a.Id);
        foreach (var account in now.Accounts.Where(a => !before.ContainsKey(a.Id) && a.State == AccountState.Active && spec.Scope.Includes(a)))
        {
            yield return new(account.Id, null, DriftKind.AccountJoined, "", "known when the plan was made", $"joined: {account.Name}", "the account joined after the plan was made");
        }

        foreach (var id in rolledOut.Order())
        {
            if (!present.TryGetValue(id, out var account))
            {
                yield return new(id, null, DriftKind.AccountLeft, "", "a member of the organization", "not in the organization", "the account left the organization");
            }
            else if (account.State != AccountState.Active)
            {
                yield return new(id, null, DriftKind.AccountSuspended, "", "ACTIVE", account.State.Word(), $"the account is {account.State.Word()}");
            }
            else if (before.TryGetValue(id, out var old) && !old.Path.SequenceEqual(account.Path))
            {
                yield return new(id, null, DriftKind.AccountMoved, "", "/" + string.Join('/', old.Path), "/" + string.Join('/', account.Path), "the account was moved to another organizational unit");
            }
        }
    }

    /// <param name="recorder">The recorder that was found; null when there is none.</param>
    public static DriftItem? OfRecorder(Target target, Recorder? recorder) => recorder switch
    {
        null => new(target.Account, target.Region, DriftKind.RecorderMissing, "", "a configuration recorder", "none"),
        { Recording: false } => new(target.Account, target.Region, DriftKind.RecorderStopped, "", "recording", "stopped"),
        { AllSupported: false } => new(
            target.Account, target.Region, DriftKind.RecorderNarrowed, "", "every supported resource type", "some resource types only"),
        _ => null,
    };
}
