using System.Runtime.CompilerServices;
using PciAutoHeal.Simulation.Services.CloudFormation.Provisioning;
using PciAutoHeal.Simulation.Services.CloudFormation.Templates;

namespace PciAutoHeal.Simulation.Services.CloudFormation.StackSets;

/// <summary>
/// Sets that bring one template with the same parameters share what it gives, as one set for each region does.
/// </summary>
internal sealed class RendererBook
{
    private const int Most = 64;

    private readonly Dictionary<(Template Template, string Parameters), TemplateRenderer> known =
        new(EqualityComparer<(Template Template, string Parameters)>.Create(
            (one, other) => ReferenceEquals(one.Template, other.Template) && one.Parameters == other.Parameters,
            key => HashCode.Combine(RuntimeHelpers.GetHashCode(key.Template), key.Parameters)));

    public static RendererBook Of(SimulatedCloud cloud) => cloud.Organization.Management.Global<RendererBook>();

    public TemplateRenderer Find(Template template, IReadOnlyDictionary<string, string> parameters)
    {
        var words = parameters.OrderBy(p => p.Key, StringComparer.Ordinal)
            .Select(p => $"{p.Key.Length}:{p.Key}={p.Value.Length}:{p.Value}");
        var key = (template, string.Join('\n', words));
        if (known.TryGetValue(key, out var found)) return found;
        if (known.Count >= Most) known.Clear();
        return known[key] = new(template, parameters);
    }
}
