using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Amazon.DynamoDBv2.Model;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Aws.Ledger;

/// <summary>
/// Where things are in the table. Targets are spread over a partition a region, because one partition takes 1,000
/// writes a second (reference/aws-limits.md §9).
/// </summary>
internal static class Keys
{
    public const string Partition = "pk";
    public const string Sort = "sk";

    /// <summary>Headers of all rollouts by time.</summary>
    public const string Rollouts = "RUNS";
    public const string Header = "HEADER";
    public const string Request = "REQUEST";
    public const string Only = "-";
    public const string Entries = "E#";
    public const string Regions = "R#";
    public const string States = "T#";

    private const int LongestText = 900;

    public static string Run(RolloutId rollout) => $"RUN#{rollout}";

    public static string Run(RolloutId rollout, Region region) => $"RUN#{rollout}#{region}";

    public static string Started(RolloutHeader header) => $"{Ticks(header.StartedAt)}#{header.Id}";

    public static string Entry(long number) => string.Create(CultureInfo.InvariantCulture, $"{Entries}{number:D10}");

    public static string State(AccountId account) => States + account;

    public static string History(AccountId account) => $"H#{account}#";

    public static string History(AccountId account, DateTimeOffset moment) => $"{History(account)}{Ticks(moment)}#";

    public static string History(TargetRecord change, long line) =>
        string.Create(CultureInfo.InvariantCulture, $"{History(change.Target.Account, change.UpdatedAt)}{line:D10}");

    public static string Artifact(string key) => "ART#" + Short(key);

    public static string Lease(string name) => "LEASE#" + Short(name);

    public static string Chunk(int number) => string.Create(CultureInfo.InvariantCulture, $"C#{number:D6}");

    public static Dictionary<string, AttributeValue> Item(string partition, string sort) => new(StringComparer.Ordinal)
    {
        [Partition] = new AttributeValue { S = partition },
        [Sort] = new AttributeValue { S = sort },
    };

    /// <summary>Padded, so that text sorts as time.</summary>
    private static string Ticks(DateTimeOffset moment) => moment.UtcTicks.ToString("D19", CultureInfo.InvariantCulture);

    /// <summary>A key holds 2,048 bytes; a longer name is known by its hash.</summary>
    private static string Short(string text) => Encoding.UTF8.GetByteCount(text) <= LongestText
        ? text
        : "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
