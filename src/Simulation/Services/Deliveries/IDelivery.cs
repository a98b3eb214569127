namespace PciAutoHeal.Simulation.Services.Deliveries;

/// <summary>What a stack has brought to a place: the names, and each thing made when somebody looks for it.</summary>
internal interface IDelivery<out T>
{
    /// <summary>The stack itself.</summary>
    object Stack { get; }

    NameSet Names { get; }

    T Open(string name);
}
