namespace PciAutoHeal.Simulation.Services.Config;

/// <summary>How long something takes: between two bounds, drawn.</summary>
public readonly record struct Span(TimeSpan Least, TimeSpan Most)
{
    /// <summary>A share from 0 to 1 of the way from least to most.</summary>
    public TimeSpan At(double share) => Least + ((Most - Least) * share);
}
