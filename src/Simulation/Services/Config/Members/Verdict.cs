namespace PciAutoHeal.Simulation.Services.Config.Members;

/// <summary>What a rule says about an account and region.</summary>
public enum Verdict
{
    Compliant,
    NonCompliant,
    InsufficientData,
}

public static class Verdicts
{
    public static string Word(this Verdict verdict) => verdict switch
    {
        Verdict.Compliant => "COMPLIANT",
        Verdict.NonCompliant => "NON_COMPLIANT",
        _ => "INSUFFICIENT_DATA",
    };

    /// <summary>A pack is not compliant when one rule is not; without a result from any rule it has no data.</summary>
    public static Verdict Fold(IEnumerable<Verdict> rules)
    {
        var pack = Verdict.InsufficientData;
        foreach (var rule in rules)
        {
            if (rule == Verdict.NonCompliant) return Verdict.NonCompliant;
            if (rule == Verdict.Compliant) pack = Verdict.Compliant;
        }

        return pack;
    }
}
