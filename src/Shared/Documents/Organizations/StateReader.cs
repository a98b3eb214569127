using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Documents.Fields;

namespace PciAutoHeal.Documents.Organizations;

/// <summary>Reads the state of an account.</summary>
internal static class StateReader
{
    private static readonly string[] Known =
        [.. Enum.GetValues<AccountState>().Where(s => s != AccountState.Unknown).Select(s => s.Word())];

    /// <summary>
    /// A word that is not known yet is Unknown, in which nothing is deployed, and a warning: AWS may add states.
    /// </summary>
    public static AccountState? Read(ref JsonWalk walk, string name)
    {
        var at = walk.Here;
        if (walk.Text(name) is not { } word)
            return null;
        var state = AccountStates.Parse(word);
        if (state == AccountState.Unknown && word != AccountState.Unknown.Word())
        {
            walk.Warn(
                "PAH1508",
                $"'{name}' is '{word}', a state that is not known; nothing will be deployed to the account.",
                at,
                Spelling.Advice(word, Known));
        }

        return state;
    }

    public static void RefuseMissing(
        ref JsonWalk walk, long account, bool hasId, bool hasState, string idKey, string stateKey)
    {
        if (!hasId)
            walk.Refuse("PAH1509", $"The account has no '{idKey}'.", account, "Add its twelve digits.");
        if (!hasState)
            walk.Refuse("PAH1509", $"The account has no '{stateKey}'.", account, $"One of {string.Join(", ", Known)}.");
    }
}
