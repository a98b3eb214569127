namespace PciAutoHeal.Functions.Bootstrap;

/// <summary>The environment variables of this process.</summary>
public sealed record FunctionEnvironment(Func<string, string?> Get, Action<string, string?> Set)
{
    public static FunctionEnvironment OfProcess { get; } =
        new(Environment.GetEnvironmentVariable, Environment.SetEnvironmentVariable);
}
