using System.Text.RegularExpressions;

namespace PciAutoHeal.Simulation.Services.Ssm;

/// <summary>A parameter; a secret one is kept as it is, there is nothing to protect here.</summary>
public sealed class SsmParameter(string name, string type, string value, DateTimeOffset at)
{
    public string Name { get; } = name;

    public string Type { get; set; } = type;

    public string Value { get; set; } = value;

    public int Version { get; set; } = 1;

    public string? Description { get; set; }

    public string Tier { get; set; } = "Standard";

    public DateTimeOffset ModifiedAt { get; set; } = at;

    /// <summary>The stack that made the parameter and alone may change it through CloudFormation.</summary>
    public object? OwnerStack { get; init; }

    public SortedDictionary<string, string> Tags { get; } = new(StringComparer.Ordinal);
}

/// <summary>The parameters of one account in one region, by name. Shared by SSM and CloudFormation.</summary>
public sealed partial class SsmParameters
{
    private const int StandardBytes = 4096;
    private const int AdvancedBytes = 8192;

    private static readonly string[] Types = ["String", "StringList", "SecureString"];

    private readonly SortedDictionary<string, SsmParameter> parameters = new(StringComparer.Ordinal);

    public IReadOnlyCollection<SsmParameter> All => parameters.Values;

    public SsmParameter? Find(string name) => parameters.GetValueOrDefault(name);

    public bool Remove(string name) => parameters.Remove(name);

    /// <summary>Adds a parameter, or changes it where that is asked for.</summary>
    public SsmParameter Put(
        string name, string type, string value, DateTimeOffset now, bool overwrite = false, string tier = "Standard", object? ownerStack = null)
    {
        var first = name.Trim('/').Split('/')[0];
        if (!Shape().IsMatch(name) || first.StartsWith("aws", StringComparison.OrdinalIgnoreCase)
            || first.StartsWith("ssm", StringComparison.OrdinalIgnoreCase))
        {
            throw new ApiError("ValidationException",
                $"Parameter name {name}: can't be prefixed with \"aws\" or \"ssm\" (case-insensitive) and may hold letters, digits and ._-/");
        }

        if (!Types.Contains(type))
        {
            throw new ApiError("ValidationException", $"The parameter type {type} is not supported.");
        }

        if (value.Length == 0 || value.Length > (tier == "Advanced" ? AdvancedBytes : StandardBytes))
        {
            throw new ApiError("ValidationException",
                "A standard parameter holds 1 to 4096 characters, an advanced one up to 8192.");
        }

        if (!parameters.TryGetValue(name, out var parameter))
        {
            return parameters[name] = new(name, type, value, now) { Tier = tier, OwnerStack = ownerStack };
        }

        if (!overwrite)
        {
            throw new ApiError("ParameterAlreadyExists",
                "The parameter already exists. To overwrite this value, set the overwrite option in the request to true.");
        }

        (parameter.Type, parameter.Value, parameter.ModifiedAt, parameter.Tier) = (type, value, now, tier);
        parameter.Version++;
        return parameter;
    }

    [GeneratedRegex(@"\A/?[a-zA-Z0-9_.\-]+(/[a-zA-Z0-9_.\-]+){0,14}\z")]
    private static partial Regex Shape();
}
