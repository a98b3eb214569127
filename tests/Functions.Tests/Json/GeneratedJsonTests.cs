using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Packs;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Ledger.Tests.Engines;
using PciAutoHeal.Steps;

namespace PciAutoHeal.Functions.Tests.Json;

/// <summary>
/// Compiled ahead of time there is no reflection; what reads and writes JSON then is held to what does so here.
/// </summary>
public sealed partial class GeneratedJsonTests
{
    private static readonly IReadOnlyDictionary<Type, string> Identifiers = new Dictionary<Type, string>
    {
        [typeof(AccountId)] = "\"000000000000\"",
        [typeof(PackName)] = "\"any\"",
        [typeof(Region)] = "\"us-east-1\"",
        [typeof(RolloutId)] = "\"a\"",
        [typeof(string)] = "\"text\"",
    };

    private static readonly IReadOnlyList<JsonTypeInfo> Known = Reachable();

    [Fact]
    public void Whatever_a_step_takes_or_gives_is_known() =>
        StepCatalog.All.SelectMany(step => new[] { step.Input, step.Output }).Distinct().Should()
            .BeSubsetOf(Known.Select(type => type.Type));

    [Fact]
    public void Whatever_is_kept_in_the_ledger_is_known()
    {
        var kept = new[] { "Steps", "Aws" }
            .SelectMany(project => Directory.EnumerateFiles(Path.Combine(Checkout.Root, "src/Shared", project), "*.cs", SearchOption.AllDirectories))
            .SelectMany(file => KeptType().Matches(File.ReadAllText(file)).Select(match => match.Groups["type"].Value))
            .Distinct().ToList();

        kept.Should().HaveCountGreaterThan(10).And.BeSubsetOf(Known.Select(type => type.Type.Name).Concat(["T", "TInput", "List<RolloutEvent>"]));
    }

    [Fact]
    public void An_absent_member_means_the_same_with_and_without_reflection() =>
        Known.Where(type => type.Kind == JsonTypeInfoKind.Object).Select(type => type.Type).Should().AllSatisfy(type =>
        {
            var least = Least(type).ToJsonString();

            Again(type, least, StepJson.Generated).Should().Be(Again(type, least, StepJson.Options));
        });

    [Fact]
    public void A_document_of_an_earlier_version_is_read_with_the_patience_it_was_written_with()
    {
        var spec = StepJson.Read<RolloutSpec>("""{"name":"old","waves":[],"gates":{"approvers":2}}""", StepJson.Generated);

        spec.Gates.Should().Be(new Core.Gates.GateRules { Approvers = 2 });
        spec.MemberRole.Should().Be("PciAutoHealMember");
    }

    [GeneratedRegex(@"(?:book\.(?:Find|Keep)Async|StepJson\.Read)<(?<type>[\w<>]+?)>\(|book\.KeepAsync\(\s*[\w.]+,\s*(?<type>\w+)\.Document")]
    private static partial Regex KeptType();

    private static string Again(Type type, string json, System.Text.Json.JsonSerializerOptions options)
    {
        var read = typeof(StepJson).GetMethods().Single(
            m => m.Name == "Read" && m.GetParameters() is [{ ParameterType: var p }, _] && p == typeof(string));
        var value = read.MakeGenericMethod(type).Invoke(null, [json, options]);
        return System.Text.Json.JsonSerializer.Serialize(value, type, options);
    }

    /// <summary>What the constructor must be given, and nothing else.</summary>
    private static JsonObject Least(Type type)
    {
        var members = new JsonObject();
        foreach (var property in StepJson.Generated.GetTypeInfo(type).Properties)
        {
            if (property is { AssociatedParameter: { IsMemberInitializer: false, HasDefaultValue: false, IsNullable: false } })
            {
                members[property.Name] = Some(property.PropertyType);
            }
        }

        return members;
    }

    private static JsonNode? Some(Type type) => StepJson.Generated.GetTypeInfo(type).Kind switch
    {
        JsonTypeInfoKind.Enumerable => new JsonArray(),
        JsonTypeInfoKind.Dictionary => new JsonObject(),
        JsonTypeInfoKind.Object => Least(type),
        _ when Identifiers.TryGetValue(type, out var text) => JsonNode.Parse(text),
        _ => System.Text.Json.JsonSerializer.SerializeToNode(Activator.CreateInstance(type), type, StepJson.Options),
    };

    private static IReadOnlyList<JsonTypeInfo> Reachable()
    {
        var roots = typeof(StepJson).Assembly.GetType("PciAutoHeal.Steps.StepJsonContext")!.GetCustomAttributesData()
            .Where(attribute => attribute.AttributeType.Name == "JsonSerializableAttribute")
            .Select(attribute => (Type)attribute.ConstructorArguments[0].Value!);
        var found = new Dictionary<Type, JsonTypeInfo>();
        var open = new Queue<Type>(roots);
        while (open.TryDequeue(out var type))
        {
            if (found.ContainsKey(type))
            {
                continue;
            }

            var info = found[type] = StepJson.Generated.GetTypeInfo(type);
            foreach (var next in info.Properties.Select(property => property.PropertyType).Append(info.ElementType).OfType<Type>())
            {
                open.Enqueue(next);
            }
        }

        return [.. found.Values];
    }
}
