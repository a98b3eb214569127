using PciAutoHeal.Runner;
using PciAutoHeal.Steps;

namespace PciAutoHeal.Scenarios.Tests.Staging;

/// <summary>Hears every call that the steps of a stage make, and which step makes it.</summary>
internal interface IListener : IFlowObserver
{
    /// <summary>Comes between the clients and the simulated AWS.</summary>
    HttpMessageHandler On(HttpMessageHandler wire);

    /// <summary>May keep the ledger elsewhere.</summary>
    StepPorts On(StepPorts ports);
}
