namespace PciAutoHeal.Simulation.Services;

/// <summary>Every service that the simulated AWS answers for; one line each.</summary>
internal static class ServiceCatalog
{
    public static IReadOnlyList<ISimulatedService> Create() =>
    [
        new Config.ConfigService(),
    ];
}
