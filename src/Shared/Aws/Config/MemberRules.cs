using Amazon.ConfigService;
using Amazon.ConfigService.Model;
using PciAutoHeal.Aws.Sessions;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Aws.Config;

/// <summary>Rules of packs, their remediations and what these leave alone, as a member has them.</summary>
public sealed class MemberRules(AwsConnection aws) : IMemberRules
{
    private const int MostNames = 25;

    public async Task<IReadOnlyList<string>> RulesOfAsync(
        Target target, string role, string memberPack, CancellationToken ct)
    {
        using var member = await aws.MemberAsync(target.Account, role, ct);
        var rows = await member.Config(target.Region).PagesAsync(
            "DescribeConformancePackCompliance",
            (client, token, stop) => client.DescribeConformancePackComplianceAsync(
                new DescribeConformancePackComplianceRequest { ConformancePackName = memberPack, Limit = 1000, NextToken = token },
                stop),
            answer => answer.NextToken,
            answer => answer.ConformancePackRuleComplianceList,
            ct);
        return [.. rows.Select(row => row.ConfigRuleName)];
    }

    public async Task<IReadOnlyList<RuleHealing>> HealingOfAsync(
        Target target, string role, IReadOnlyList<string> rules, CancellationToken ct)
    {
        using var member = await aws.MemberAsync(target.Account, role, ct);
        var config = member.Config(target.Region);
        var healed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var names in rules.Chunk(MostNames))
        {
            var answer = await config.CallAsync(
                "DescribeRemediationConfigurations",
                (client, stop) => client.DescribeRemediationConfigurationsAsync(
                    new DescribeRemediationConfigurationsRequest { ConfigRuleNames = [.. names] }, stop),
                ct);
            healed.UnionWith((answer.RemediationConfigurations ?? []).Select(one => one.ConfigRuleName));
        }

        var all = new List<RuleHealing>();
        foreach (var rule in rules)
        {
            all.Add(new(rule, healed.Contains(rule), healed.Contains(rule) ? await ExceptionsAsync(config, rule, ct) : []));
        }

        return all;
    }

    private static async Task<IReadOnlyList<HealingException>> ExceptionsAsync(
        Api<IAmazonConfigService> config, string rule, CancellationToken ct)
    {
        var rows = await config.PagesAsync(
            "DescribeRemediationExceptions",
            (client, token, stop) => client.DescribeRemediationExceptionsAsync(
                new DescribeRemediationExceptionsRequest { ConfigRuleName = rule, Limit = 100, NextToken = token }, stop),
            answer => answer.NextToken,
            answer => answer.RemediationExceptions,
            ct);
        return [.. rows.Select(row => new HealingException(row.ResourceId ?? "", row.Message ?? "no reason given"))];
    }
}
