namespace PciAutoHeal.Simulation;

/// <summary>A service that reacts when the world changes by itself: an account joins, a fault begins.</summary>
public interface IFollowsTheWorld
{
    /// <summary>Called once for each event, in order, with the cloud's lock held.</summary>
    void Follow(WorldEvent happened, SimulatedCloud cloud);
}
