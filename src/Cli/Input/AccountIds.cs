using PciAutoHeal.Core.Accounts;

namespace PciAutoHeal.Cli.Input;

/// <summary>Accounts named on the command line, one by one or parted by commas.</summary>
internal static class AccountIds
{
    public static HashSet<AccountId> Of(IEnumerable<string>? given) =>
    [
        .. (given ?? [])
            .SelectMany(text => text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .Select(text => AccountId.TryParse(text, out var id)
                ? id
                : throw new InvalidInputException("PAH4045", $"An account is named '{text}'; expected twelve digits.")),
    ];
}
