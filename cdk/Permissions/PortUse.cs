namespace PciAutoHeal.Cdk.Permissions;

/// <summary>How a port is used; a step is granted what its uses of a port call, and nothing for the others.</summary>
[Flags]
public enum PortUse
{
    None = 0,

    /// <summary>Sees what there is.</summary>
    Looks = 1,

    /// <summary>Sees how what was begun fares.</summary>
    Follows = 2,

    Puts = 4,

    Deletes = 8,

    /// <summary>Compares with what was deployed.</summary>
    Compares = 16,

    /// <summary>Whatever the port can do: what is granted unless <see cref="StepReach"/> says less.</summary>
    Everything = Looks | Follows | Puts | Deletes | Compares,
}
