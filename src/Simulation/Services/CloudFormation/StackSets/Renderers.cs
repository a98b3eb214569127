using PciAutoHeal.Simulation.Services.CloudFormation.Provisioning;
using PciAutoHeal.Simulation.Services.CloudFormation.Templates;

namespace PciAutoHeal.Simulation.Services.CloudFormation.StackSets;

/// <summary>The set's template for an instance; instances with the same parameters share one.</summary>
internal sealed class Renderers(StackSet set)
{
    private readonly Dictionary<string, TemplateRenderer> overridden = new(StringComparer.Ordinal);
    private TemplateRenderer? from;

    /// <summary>New overrides replace the instance's own; null leaves them.</summary>
    public TemplateRenderer For(StackInstance instance, IReadOnlyDictionary<string, string>? overrides)
    {
        if (overrides is not null) instance.Overrides = overrides.Count == 0 ? null : overrides;
        if (instance.Overrides is not { } own) return set.Renderer;
        if (from != set.Renderer) overridden.Clear();
        from = set.Renderer;
        var key = string.Join('\n', own.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => $"{p.Key}={p.Value}"));
        if (overridden.TryGetValue(key, out var known)) return known;
        if (instance.Deployed is { } deployed && deployed.Template == set.Renderer.Template && Same(deployed, own))
            return overridden[key] = deployed;
        return overridden[key] = new(set.Renderer.Template, Values(own));
    }

    private Dictionary<string, string> Values(IReadOnlyDictionary<string, string> own)
    {
        var given = new Dictionary<string, string>(set.Given);
        foreach (var (name, value) in own) given[name] = value;
        return new(ParameterValues.Resolve(set.Renderer.Template, given));
    }

    private bool Same(TemplateRenderer deployed, IReadOnlyDictionary<string, string> own) =>
        Values(own).All(value => deployed.Parameters.GetValueOrDefault(value.Key) == value.Value);
}
