using System.Text.Json.Nodes;

namespace PciAutoHeal.Asl;

/// <summary>An intrinsic function and how many arguments it takes.</summary>
internal sealed record IntrinsicFunction(int Least, int Most, Func<IntrinsicCall, JsonNode?> Call)
{
    public string Wants => Least == Most ? $"it takes {Least}" : $"it takes at least {Least}";

    public bool Accepts(int count) => count >= Least && count <= Most;
}

/// <summary>The evaluated arguments of one call, read as the types the function asks for.</summary>
internal sealed record IntrinsicCall(string Name, JsonNode?[] Arguments, string? RawTemplate, Draws Draws)
{
    /// <summary>The longest text that AWS encodes, decodes or hashes.</summary>
    private const int LongestText = 10_000;

    // Far beyond what AWS takes, and two of them still add up within a long.
    private const decimal Widest = 1_000_000_000_000_000_000m;

    public JsonNode? this[int index] => Arguments[index];

    public string Text(int index) => Json.Text(this[index]) ?? throw Fault($"argument {index + 1} must be a text");

    public string ShortText(int index) => Text(index) is { Length: <= LongestText } text
        ? text
        : throw Fault($"argument {index + 1} is longer than {LongestText} characters");

    public JsonArray Array(int index) =>
        this[index] as JsonArray ?? throw Fault($"argument {index + 1} must be an array");

    public JsonObject Object(int index) =>
        this[index] as JsonObject ?? throw Fault($"argument {index + 1} must be an object");

    /// <summary>Numbers that are not whole are rounded to the nearest one, as AWS documents.</summary>
    public long Whole(int index) => Json.Decimal(this[index]) is { } number and > -Widest and < Widest
        ? (long)Math.Floor(number + 0.5m)
        : throw Fault($"argument {index + 1} must be a number");

    public StateFaultException Fault(string problem) => new(ErrorNames.IntrinsicFailure, $"{Name}: {problem}.");
}
