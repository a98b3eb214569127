namespace PciAutoHeal.Simulation.Services.Config.Packs;

/// <summary>The resource types a conformance pack may hold.</summary>
public static class PackTypes
{
    public const string Rule = "AWS::Config::ConfigRule";
    public const string Remediation = "AWS::Config::RemediationConfiguration";
}
