namespace PciAutoHeal.Simulation.Services.Config.Organization;

/// <summary>What is being done to a pack in one account; the words of its status begin with these.</summary>
public enum MemberAction
{
    Create,
    Update,
    Delete,
}
