using System.Collections;
using System.Text.Json.Nodes;
using PciAutoHeal.Simulation.Wire;

namespace PciAutoHeal.Simulation.Services;

/// <summary>The operations of a service by name; any other is the protocol's word for an unknown operation.</summary>
internal sealed class Operations(ISimulatedService service) : IEnumerable
{
    private readonly Dictionary<string, Func<ApiCall, JsonObject>> table = new(StringComparer.Ordinal);

    public void Add(string name, Func<ApiCall, JsonObject> answer) => table.Add(name, answer);

    public JsonObject Invoke(ApiCall call) => table.TryGetValue(call.Operation, out var answer)
        ? answer(call)
        : throw ErrorCodes.Of(service.SigningName, service.Protocol).UnknownOperation.Error(
            $"The simulated {service.SigningName} does not know the operation {call.Operation}.");

    public IEnumerator GetEnumerator() => table.Keys.GetEnumerator();
}
