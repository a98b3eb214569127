namespace PciAutoHeal.Simulation.Services.Config.Members;

/// <summary>How many rules of a pack said what.</summary>
public readonly record struct PackCount(int Compliant, int NonCompliant, int Total)
{
    /// <summary>A pack is not compliant when one rule is not; without a result from any rule it has no data.</summary>
    public Verdict Verdict => NonCompliant > 0 ? Verdict.NonCompliant
        : Compliant > 0 ? Verdict.Compliant
        : Verdict.InsufficientData;
}
