using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Simulation.Services.CloudFormation.Provisioning;

namespace PciAutoHeal.Simulation.Services.CloudFormation.StackSets;

/// <summary>A stack of a set in one account and region.</summary>
internal sealed class StackInstance(SimulatedAccount account, Region region, string? unit)
{
    public SimulatedAccount Account { get; } = account;

    public Region Region { get; } = region;

    /// <summary>The organizational unit that it came by; null in a self-managed set.</summary>
    public string? Unit { get; } = unit;

    /// <summary>Null before it was first worked on.</summary>
    public SetStack? Stack { get; set; }

    /// <summary>CURRENT, OUTDATED or INOPERABLE.</summary>
    public string Status { get; set; } = "OUTDATED";

    public string Detailed { get; set; } = "PENDING";

    public string? Reason { get; set; }

    public string? LastOperation { get; set; }

    /// <summary>Parameters that differ from the set's, as they were given; null for none.</summary>
    public IReadOnlyDictionary<string, string>? Overrides { get; set; }

    /// <summary>What the deployed stack was made from.</summary>
    public TemplateRenderer? Deployed => Stack?.MadeFrom;

    public string DriftStatus => Drift is null ? "NOT_CHECKED" : Drift.Rows.Count > 0 ? "DRIFTED" : "IN_SYNC";

    public DriftFindings? Drift { get; set; }
}

/// <summary>What a detection found: the resources that differ, each with its differences; null ones are gone.</summary>
internal sealed record DriftFindings(
    string Operation, DateTimeOffset At, IReadOnlyList<(StackResource Resource, IReadOnlyList<Difference>? Found)> Rows);
