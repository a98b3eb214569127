using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Drift;
using PciAutoHeal.Core.Gates;
using PciAutoHeal.Core.Packs;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Core.Waves;

namespace PciAutoHeal.Steps;

/// <summary>
/// What an absent member means. Code that the compiler generates sets every <c>init</c> member, an absent one to
/// nothing, and forgets its initializer; so a document of an earlier version would be read with no patience and no
/// gates. Here what the initializers say is put in before it is read.
/// </summary>
internal static class AbsentMembers
{
    private static readonly AccountId Anybody = AccountId.Parse("000000000000");
    private static readonly Region Anywhere = Region.Parse("us-east-1");

    private static readonly Dictionary<Type, JsonObject> Meanings = new[]
    {
        Of(new Account(Anybody, "", default)),
        Of(new DriftItem(Anybody, null, default, "", "", "")),
        Of(new GateRules()),
        Of(new Inclusion()),
        Of(new Pack(PackName.Parse("any"), "", 0, [], [])),
        Of(new PackPut(PackName.Parse("any"), Anywhere, default, default, default, "", "")),
        Of(new Plan("", default, Anybody, Anywhere, [], [], [], [], [], [], PlanBudget.None)),
        Of(new PlannedWave(0, "", [], [])),
        Of(new RolloutSpec("", null, [])),
        Of(new Scope()),
        Of(new WaveSpec("")),
    }.ToDictionary();

    public static JsonNode? Filled(JsonNode? node, JsonTypeInfo type)
    {
        switch (node)
        {
            case JsonObject members when type.Kind == JsonTypeInfoKind.Object:
                Fill(members, type);
                break;
            case JsonObject entries when type is { Kind: JsonTypeInfoKind.Dictionary, ElementType: { } value }:
                entries.ToList().ForEach(entry => Filled(entry.Value, type.Options.GetTypeInfo(value)));
                break;
            case JsonArray items when type is { Kind: JsonTypeInfoKind.Enumerable, ElementType: { } item }:
                items.ToList().ForEach(one => Filled(one, type.Options.GetTypeInfo(item)));
                break;
            default:
                break;
        }

        return node;
    }

    private static void Fill(JsonObject members, JsonTypeInfo type)
    {
        if (Meanings.TryGetValue(type.Type, out var meaning))
        {
            meaning.Where(absent => !members.ContainsKey(absent.Key)).ToList()
                .ForEach(absent => members.Add(absent.Key, absent.Value!.DeepClone()));
        }

        foreach (var property in type.Properties)
        {
            if (members[property.Name] is JsonObject or JsonArray)
            {
                Filled(members[property.Name], type.Options.GetTypeInfo(property.PropertyType));
            }
        }
    }

    /// <summary>The members of an object that no constructor took, as its initializers left them.</summary>
    private static KeyValuePair<Type, JsonObject> Of<T>(T fresh)
        where T : notnull
    {
        var type = (JsonTypeInfo<T>)StepJson.Generated.GetTypeInfo(typeof(T));
        var members = JsonSerializer.SerializeToNode(fresh, type)!.AsObject();
        foreach (var property in type.Properties.Where(p => p.AssociatedParameter is not { IsMemberInitializer: true }))
        {
            members.Remove(property.Name);
        }

        return new(typeof(T), members);
    }
}
