using System.Text.RegularExpressions;

namespace PciAutoHeal.Simulation.Services.CloudFormation.Templates;

/// <summary>
/// Values for the parameters of a template: what was given, else the defaults, refused where AWS refuses.
/// </summary>
public static class ParameterValues
{
    public static IReadOnlyDictionary<string, string> Resolve(
        Template template,
        IReadOnlyDictionary<string, string> given)
    {
        var unknown = given.Keys.Where(name => !template.Parameters.ContainsKey(name)).ToList();
        if (unknown.Count > 0)
            throw new TemplateException($"Parameters: [{string.Join(", ", unknown)}] do not exist in the template");
        var missing = template.Parameters.Values
            .Where(p => p.Default is null && !given.ContainsKey(p.Name)).Select(p => p.Name).ToList();
        if (missing.Count > 0)
            throw new TemplateException($"Parameters: [{string.Join(", ", missing)}] must have values");
        return template.Parameters.Values.ToDictionary(p => p.Name, p => Checked(p, given.GetValueOrDefault(p.Name)));
    }

    private static string Checked(TemplateParameter parameter, string? given)
    {
        var value = given ?? parameter.Default!;
        if (parameter.AllowedValues is { } allowed && !allowed.Contains(value))
        {
            throw new TemplateException(
                $"Parameter '{parameter.Name}' must be one of AllowedValues");
        }

        return parameter.AllowedPattern is { } pattern && !Matches(pattern, value)
            ? throw new TemplateException($"Parameter '{parameter.Name}' must match pattern {pattern}")
            : value;
    }

    private static bool Matches(string pattern, string value)
    {
        try
        {
            return Regex.IsMatch(value, $@"\A(?:{pattern})\z", RegexOptions.None, TimeSpan.FromSeconds(1));
        }
        catch (Exception wrong) when (wrong is ArgumentException or RegexMatchTimeoutException)
        {
            throw new TemplateException($"Template format error: AllowedPattern is not a pattern: {pattern}");
        }
    }
}
