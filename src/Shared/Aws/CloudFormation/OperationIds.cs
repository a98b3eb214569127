using System.Security.Cryptography;
using System.Text;
using PciAutoHeal.Core.Accounts;

namespace PciAutoHeal.Aws.CloudFormation;

/// <summary>
/// Operation ids of one wave on one set. They derive from the wave's token, so that a repeat after a crash names the
/// same operation and AWS tells that it exists (reference/aws-limits.md §4, idempotency).
/// </summary>
internal sealed record OperationIds(string Create, string Change, string Repair)
{
    public IReadOnlySet<string> All => new HashSet<string>(StringComparer.Ordinal) { Create, Change, Repair };

    private const string Prefix = "pciautoheal-";

    public static bool IsOurs(string? id) => id?.StartsWith(Prefix, StringComparison.Ordinal) == true;

    public static OperationIds Of(string token, FoundationSet set) =>
        new(CreateOf(token, set.Name, set.Region), Id(token, set, "change"), Id(token, set, "repair"));

    /// <summary>The operation that gives a wave's accounts their stacks, where they had none.</summary>
    public static string CreateOf(string token, string set, Region region) =>
        Id([token, set, region.Value, "create", ""]);

    /// <summary>A delete of what is there: what an earlier one left behind is another one's work.</summary>
    public static string DeleteOf(
        string token, FoundationSet set, IReadOnlyDictionary<AccountId, StackInstanceState> stacks) =>
        Id($"{token}\n{string.Join(',', set.Accounts.Select(account => $"{account}:{stacks[account].LastOperation}"))}", set, "delete");

    private static string Id(string token, FoundationSet set, string kind) =>
        Id([token, set.Name, set.Region.Value, kind, kind == "change" ? set.TemplateHash : ""]);

    /// <param name="words">The fourth is what kind of operation it is.</param>
    private static string Id(string[] words) =>
        $"{Prefix}{words[3]}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', words))))[..32]}";
}
