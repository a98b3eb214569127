using System.Text.Json.Nodes;

namespace PciAutoHeal.Asl;

/// <summary><c>$$</c>: what the engine knows about the execution, section by section.</summary>
internal static class ContextObject
{
    public static JsonNode? Section(
        StateMachine machine, Frame frame, string name, Func<MapItem?> item, string token) => name switch
        {
            "Execution" => frame.Scope.ContextSection,
            "State" => new JsonObject
            {
                ["EnteredTime"] = Timestamp.Format(frame.Entered),
                ["Name"] = frame.State,
                ["RetryCount"] = Json.Number(frame.Attempt),
            },
            "StateMachine" => new JsonObject
            {
                ["Id"] = frame.Scope.MachineArn ?? machine.Name,
                ["Name"] = machine.Name,
            },
            "Map" => item() is { } current ? MapSection(current) : null,
            "Task" => token.Length > 0 ? new JsonObject { ["Token"] = token } : null,
            _ => null,
        };

    private static JsonObject MapSection(MapItem item) => new()
    {
        ["Item"] = new JsonObject { ["Index"] = Json.Number(item.Index), ["Value"] = Json.Place(item.Value) },
    };
}

/// <summary>The item a Map is at.</summary>
internal sealed record MapItem(int Index, JsonNode? Value);
