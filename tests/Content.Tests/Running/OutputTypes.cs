using System.Text.Json;
using System.Text.Json.Nodes;

namespace PciAutoHeal.Content.Tests.Running;

internal static class OutputTypes
{
    public static bool Hold(JsonNode found, string type) => (type, found.GetValueKind()) switch
    {
        ("String", JsonValueKind.String) => true,
        ("Boolean", JsonValueKind.True or JsonValueKind.False) => true,
        ("Integer", JsonValueKind.Number) => true,
        ("StringMap", JsonValueKind.Object) => true,
        ("StringList", JsonValueKind.Array) => found.AsArray().All(it => it!.GetValueKind() == JsonValueKind.String),
        ("MapList", JsonValueKind.Array) => found.AsArray().All(it => it!.GetValueKind() == JsonValueKind.Object),
        _ => false,
    };
}
