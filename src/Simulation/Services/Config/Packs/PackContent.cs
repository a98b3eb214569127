using System.Text;
using System.Text.Json.Nodes;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Simulation.Services.CloudFormation.Templates;

namespace PciAutoHeal.Simulation.Services.Config.Packs;

/// <summary>
/// A conformance pack's template with its parameters. Parsed once; rules are evaluated once per region. A template that
/// asks for the account is evaluated with a stand-in, unless that decides which rules there are: thousands of accounts
/// share what differs only in the text of properties, which <see cref="Exactly"/> gives.
/// </summary>
public sealed class PackContent
{
    private readonly Dictionary<(AccountId? Account, Region Region), PackRules> rules = [];
    private readonly Template template;
    private readonly IReadOnlyDictionary<string, string> values;
    private readonly bool asksForAccount;
    private readonly bool choosesByAccount;
    private (AccountId Account, Region Region, PackRules Rules)? exact;

    private PackContent(Template template, IReadOnlyDictionary<string, string> values)
    {
        (this.template, this.values) = (template, values);
        HealsByItself = template.Resources.Any(r => r.Type == PackTypes.Remediation
            && r.Properties.ContainsKey("Automatic"));
        asksForAccount = template.Text.Contains("AWS::AccountId", StringComparison.Ordinal);
        choosesByAccount = template.Conditions.ToJsonString().Contains("AWS::AccountId", StringComparison.Ordinal)
            || template.Text.Contains(StandIn.Value, StringComparison.Ordinal);
    }

    /// <summary>An id no account has; where it shows in a rule's identity, the rules are the account's own.</summary>
    private static readonly AccountId StandIn = AccountId.Parse("999999999999");

    public string Text => template.Text;

    /// <summary>Whether a remediation may be automatic; each rule says it for itself.</summary>
    public bool HealsByItself { get; }

    /// <summary>Reads a template, or throws what AWS Config would say.</summary>
    public static PackContent Read(
        string text, IReadOnlyDictionary<string, string> parameters, int mostRules, AccountId account, Region region)
    {
        var template = Template.Parse(text);
        if (template.Resources.Count(r => r.Type == PackTypes.Rule) > mostRules)
            throw new TemplateException("Number of resources provided in the template exceeds the allowed limit");
        var other = template.Resources.FirstOrDefault(r => r.Type is not (PackTypes.Rule or PackTypes.Remediation));
        if (other is not null)
            throw new TemplateException($"Template contains an unsupported resource type: {other.Type}");
        var content = new PackContent(template, ParameterValues.Resolve(template, parameters));
        return content.RulesIn(account, region).Count > 0
            ? content
            : throw new TemplateException("Template must contain at least one AWS::Config::ConfigRule");
    }

    /// <summary>Size in bytes as AWS limits it.</summary>
    public static int Bytes(string text) => Encoding.UTF8.GetByteCount(text);

    public PackRules RulesIn(AccountId account, Region region)
    {
        if (!asksForAccount) return Known(null, account, region);
        var shared = Known(null, StandIn, region);
        return choosesByAccount || shared.Name(StandIn) ? Known(account, account, region) : shared;
    }

    /// <summary>A rule with its properties as they are in one account.</summary>
    public PackRule Exactly(PackRule rule, AccountId account, Region region)
    {
        if (!asksForAccount) return rule;
        if (exact is not { } kept || kept.Account != account || kept.Region != region)
            exact = kept = (account, region, Evaluate(account, region));
        return kept.Rules.First(one => one.LogicalId == rule.LogicalId);
    }

    private PackRules Known(AccountId? own, AccountId account, Region region)
    {
        if (!rules.TryGetValue((own, region), out var found)) rules[(own, region)] = found = Evaluate(account, region);
        return found;
    }

    private PackRules Evaluate(AccountId account, Region region)
    {
        var scope = new TemplateScope(template, values, new(account, region, new StackNames("pack", "pack")), Value);
        var there = template.Resources.Where(r => scope.Holds(r.Condition)).ToList();
        var remediations = there.Where(r => r.Type == PackTypes.Remediation).Select(r => Remediation(r, scope))
            .ToLookup(r => r.Rule, r => r.Remediation);
        var found = there.Where(r => r.Type == PackTypes.Rule).Select(r => Rule(r, scope, remediations)).ToList();
        var names = found.Select(rule => rule.Name).ToHashSet();
        var lost = remediations.FirstOrDefault(r => !names.Contains(r.Key));
        return lost is null
            ? new(found)
            : throw new TemplateException($"Remediation refers to the config rule {lost.Key}, which is not in the template");
    }

    private static PackRule Rule(
        TemplateResource resource, TemplateScope scope, ILookup<string, PackRemediation> remediations)
    {
        var properties = scope.Properties(resource);
        var name = properties["ConfigRuleName"]?.ToString() ?? resource.LogicalId;
        var source = properties["Source"] as JsonObject
            ?? throw new TemplateException($"Resource {resource.LogicalId}: Source is required");
        return new PackRule(
            resource.LogicalId,
            name,
            source["Owner"]?.ToString() ?? "AWS",
            source["SourceIdentifier"]?.ToString() ?? resource.LogicalId,
            properties,
            remediations[name].FirstOrDefault());
    }

    private static (string Rule, PackRemediation Remediation) Remediation(TemplateResource resource,
        TemplateScope scope)
    {
        var properties = scope.Properties(resource);
        var rule = properties["ConfigRuleName"]?.ToString();
        var target = properties["TargetId"]?.ToString();
        return rule is null || target is null || properties["TargetType"]?.ToString() != "SSM_DOCUMENT"
            ? throw new TemplateException(
                $"Resource {resource.LogicalId}: ConfigRuleName, TargetId and TargetType SSM_DOCUMENT are required")
            : (rule, new(target, Json.Plain(properties["Automatic"]) == "true", properties));
    }

    private static string Value(TemplateResource resource, TemplateScope scope, string? attribute) => attribute is null
        ? scope.Properties(resource)["ConfigRuleName"]?.ToString() ?? resource.LogicalId
        : throw new TemplateException($"Template error: {attribute} of {resource.LogicalId} is not known in a pack");
}
