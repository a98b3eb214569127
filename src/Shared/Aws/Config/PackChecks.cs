using Amazon.ConfigService;
using Amazon.ConfigService.Model;
using PciAutoHeal.Aws.Sessions;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Aws.Config;

/// <summary>Reads the rules of packs in one member, through its role.</summary>
public sealed class PackChecks(AwsConnection aws) : IPackChecks
{
    private const int MostNames = 25;

    public async Task<IReadOnlyList<string>> ReadAsync(
        Target target, string role, IReadOnlyList<string> memberPackNames, CancellationToken ct)
    {
        using var member = await aws.MemberAsync(target.Account, role, ct);
        var config = member.Config(target.Region);
        var checks = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var pack in memberPackNames)
        {
            foreach (var names in (await RuleNamesAsync(config, pack, ct)).Chunk(MostNames))
            {
                var answer = await config.CallAsync(
                    "DescribeConfigRules",
                    (client, stop) => client.DescribeConfigRulesAsync(
                        new DescribeConfigRulesRequest { ConfigRuleNames = [.. names] }, stop),
                    ct);
                checks.UnionWith((answer.ConfigRules ?? []).Select(rule => rule.Source.SourceIdentifier));
            }
        }

        return [.. checks];
    }

    private static async Task<IEnumerable<string>> RuleNamesAsync(
        Api<IAmazonConfigService> config, string pack, CancellationToken ct) =>
        (await config.PagesAsync(
            "DescribeConformancePackCompliance",
            (client, token, stop) => client.DescribeConformancePackComplianceAsync(
                new DescribeConformancePackComplianceRequest { ConformancePackName = pack, Limit = 1000, NextToken = token }, stop),
            answer => answer.NextToken,
            answer => answer.ConformancePackRuleComplianceList,
            ct)).Select(row => row.ConfigRuleName);
}
