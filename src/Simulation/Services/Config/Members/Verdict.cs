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
}
