using System.Text.Json.Nodes;

namespace PciAutoHeal.Asl.Tests.Peers;

/// <summary>A definition, an input, scripted tasks; what should come out, and where the peer is wrong.</summary>
internal sealed record CorpusCase(string Name, JsonObject Json)
{
    public string Definition => Json["definition"]!.ToJsonString();

    public string? Disagrees => Json["disagrees"]?.GetValue<string>();

    public Outcome? Expected => Json["expected"] is { } expected ? Outcome.Of(expected) : null;

    public Outcome Run()
    {
        var script = new TaskScript(Json["tasks"]?.AsObject());
        var host = new VirtualHost(new MachineSet(StateMachine.Parse(Name, Definition)), script.For);
        var done = host.Run(Json["input"], Name);
        return new Outcome(done.Status.ToString(), done.Output?.ToJsonString(), done.Error);
    }

    public static IReadOnlyList<CorpusCase> All { get; } =
    [
        .. Directory.GetFiles(Repository.Path("tests/Asl.Tests/corpus"), "*.json")
            .Order(StringComparer.Ordinal)
            .Select(file => JsonNode.Parse(File.ReadAllText(file))!.AsObject())
            .Select(json => new CorpusCase(json["name"]!.GetValue<string>(), json)),
    ];
}

/// <summary>How an execution ended, in a form two engines can be compared by.</summary>
internal sealed record Outcome(string Status, string? Output, string? Error)
{
    public static Outcome Of(JsonNode json) => new(
        json["status"]!.GetValue<string>(),
        json["output"]?.ToJsonString(),
        json["error"]?.GetValue<string>());

    /// <summary>The order of keys is no part of a JSON value.</summary>
    public bool Matches(Outcome other) =>
        Status == other.Status && Error == other.Error && JsonNode.DeepEquals(Parse(Output), Parse(other.Output));

    private static JsonNode? Parse(string? json) => json is null ? null : JsonNode.Parse(json);
}
