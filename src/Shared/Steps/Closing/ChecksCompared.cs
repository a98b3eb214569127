using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Packs;
using PciAutoHeal.Core.Waves;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Steps.Closing;

/// <summary>
/// What an old pack checks and what the new ones do, asked of one account: a pack is the same in all of them.
/// </summary>
public sealed class ChecksCompared(IPackDeployer packs, IPackChecks checks)
{
    /// <summary>Accounts that are asked, where one cannot be: the management account may have no role.</summary>
    private const int MostAsked = 5;

    private static readonly (IReadOnlyList<string>? Old, IReadOnlySet<string> New) Unknown = (null, new HashSet<string>());

    /// <param name="upgraded">Accounts that have both.</param>
    /// <param name="oldName">The old pack's name in an account.</param>
    /// <returns>Nothing of the old one where nobody could be asked.</returns>
    public async Task<(IReadOnlyList<string>? Old, IReadOnlySet<string> New)> AskAsync(
        Region region,
        IEnumerable<AccountId> upgraded,
        Release release,
        string role,
        Func<AccountId, string> oldName,
        CancellationToken ct)
    {
        foreach (var account in upgraded.OrderBy(WaveAssignment.Rank, StringComparer.Ordinal).Take(MostAsked))
        {
            var answer = await OfAsync(new(account, region), release, role, oldName(account), ct);
            if (answer.Old is not null)
            {
                return answer;
            }
        }

        return Unknown;
    }

    private async Task<(IReadOnlyList<string>? Old, IReadOnlySet<string> New)> OfAsync(
        Target target, Release release, string role, string oldName, CancellationToken ct)
    {
        var names = new List<string>();
        foreach (var pack in release.Packs)
        {
            var rows = (await packs.ReadAsync(pack.DeployedName, target.Region, PackReadingDepth.Full, ct)).Rows;
            names.Add(rows.FirstOrDefault(r => r.Account == target.Account)?.MemberPackName ?? pack.DeployedName.Value);
        }

        try
        {
            return (await checks.ReadAsync(target, role, [oldName], ct), (await checks.ReadAsync(target, role, names, ct)).ToHashSet());
        }
        catch (TerminalException)
        {
            return Unknown;
        }
    }
}
