using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using PciAutoHeal.Aws.Config;
using PciAutoHeal.Aws.Content;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Packs;
using PciAutoHeal.Core.Waves;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Aws.CloudFormation;

/// <summary>
/// The stack sets that deliver packs: one for each pack, region and place of the split. A set's name carries the pack's
/// version, so a new version is a new set, which goes out in waves beside the old one.
/// </summary>
internal sealed class PackSets(ContentStore content)
{
    private const int LongestName = 128;
    private const string PlaceholderRole = $":iam::{Pack.PlaceholderAccount}:role/";

    /// <summary>Each set with the accounts among the targets that it is for.</summary>
    public static IReadOnlyList<PackSet> Of(TargetedPacks what) =>
    [
        .. from pack in what.Packs
           from here in what.Targets.Order().GroupBy(target => (
               target.Region, Place: StackSetSplit.PlaceOf(target.Account, what.Split)))
           select new PackSet(
               pack, NameOf(pack, here.Key.Region, here.Key.Place, what.Split), here.Key.Region, [.. here.Select(t => t.Account)]),
    ];

    public static string NameOf(Pack pack, Region region, int place, int split)
    {
        var suffix = split > 1 ? $"-{region}-{place + 1}of{split}" : $"-{region}";
        var name = pack.DeployedName.Value;
        return name.Length + suffix.Length <= LongestName
            ? name + suffix
            : $"{name[..(LongestName - suffix.Length - pack.Version.Length - 1)]}-{pack.Version}{suffix}";
    }

    /// <summary>
    /// A set with the template that its stacks get. What a stack's pack reads from S3 is put there first.
    /// </summary>
    public async Task<FoundationSet> WithTemplateAsync(PackSet set, TargetedPacks what, CancellationToken ct)
    {
        var template = await TemplateAsync(set, what, ct);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(template)));
        return new(set.Name, template, hash, [set.Pack.DeployedName.Value], set.Region, set.Region, set.Accounts);
    }

    private async Task<string> TemplateAsync(PackSet set, TargetedPacks what, CancellationToken ct)
    {
        var pack = set.Pack;
        var properties = new JsonObject { ["ConformancePackName"] = pack.DeployedName.Value };
        var common = MemberTemplates.Common(pack, set.Region);
        var isPersonal = MemberTemplates.IsPersonal(pack, what.Mode);
        if (ContentStore.FitsInline(common))
        {
            properties["TemplateBody"] = isPersonal
                ? WithAccount(common.Split(PlaceholderRole), ":iam::", ":role/") : common;
        }
        else if (!isPersonal)
        {
            properties["TemplateS3Uri"] = (await content.KeepAsync("packs", common, set.Region, ct)).S3Uri;
        }
        else
        {
            var (before, after) = ("", "");
            foreach (var account in set.Accounts)
            {
                var text = pack.For(set.Region.Partition, account).Template;
                (before, after) = await content.KeepPersonalAsync("packs", common, account, text, set.Region, ct);
            }

            properties["TemplateS3Uri"] = WithAccount([before, after], "", "");
        }

        if (PackParameters.Of(new(pack, set.Region, what.HomeRegion, what.Mode, [])) is { } parameters)
        {
            properties["ConformancePackInputParameters"] = new JsonArray([.. parameters.Select(one =>
                new JsonObject { ["ParameterName"] = one.ParameterName, ["ParameterValue"] = one.ParameterValue })]);
        }

        return new JsonObject
        {
            ["Description"] = $"Conformance pack {pack.Name}, deployed by PciAutoHeal.",
            ["Resources"] = new JsonObject
            {
                ["Pack"] = new JsonObject { ["Type"] = "AWS::Config::ConformancePack", ["Properties"] = properties },
            },
        }.ToJsonString();
    }

    /// <summary>
    /// Pieces with the account of each stack between them. CloudFormation writes the account before AWS Config sees the
    /// text, which takes no intrinsic function in a role (reference/wave-mechanics.md §2).
    /// </summary>
    private static JsonNode WithAccount(string[] pieces, string before, string after)
    {
        if (pieces.Length == 1)
        {
            return pieces[0];
        }

        var parts = new JsonArray();
        for (var i = 0; i < pieces.Length; i++)
        {
            JsonNode piece = (i == 0 ? "" : after) + pieces[i] + (i == pieces.Length - 1 ? "" : before);
            parts.Add(piece);
            if (i < pieces.Length - 1)
            {
                JsonNode account = new JsonObject { ["Ref"] = "AWS::AccountId" };
                parts.Add(account);
            }
        }

        return new JsonObject { ["Fn::Join"] = new JsonArray("", parts) };
    }
}

/// <summary>One stack set of a pack, and the accounts it is for.</summary>
internal sealed record PackSet(Pack Pack, string Name, Region Region, IReadOnlyList<AccountId> Accounts);
