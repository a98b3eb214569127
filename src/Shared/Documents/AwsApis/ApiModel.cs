using System.Collections.Concurrent;
using PciAutoHeal.Documents.AutomationDocs;

namespace PciAutoHeal.Documents.AwsApis;

/// <summary>
/// What AWS's own models say about the calls that our documents make. Lines are understood when they are asked for:
/// most of them never are.
/// </summary>
public sealed class ApiModel
{
    private static readonly Lazy<ApiModel> Shipped = new(ReadShipped);

    private readonly Dictionary<string, string> lines;

    private readonly ConcurrentDictionary<ApiShape.Structure, IReadOnlyList<ApiMember>> members = [];

    private ApiModel(string text) => lines = text.Split('\n')
        .Where(line => line.Length > 0 && line[0] != '#')
        .Select(Keyed)
        .ToDictionary(line => line.Key, line => line.Value, StringComparer.Ordinal);

    /// <summary>The calls of the documents that this program ships with; <c>make models</c> writes them.</summary>
    public static ApiModel Embedded => Shipped.Value;

    public IReadOnlyList<string> Services => Words("services:");

    public static ApiModel Parse(string text) => new(text);

    /// <summary>
    /// Every operation of a service, whether it is described or not; none for a service nobody calls.
    /// </summary>
    public IReadOnlyList<string> OperationsOf(string service) => Words($"operations {service}:");

    /// <summary>Null for a call that is not described.</summary>
    public ApiOperation? Find(ApiCall call) => Words($"call {call}") switch
    {
        [var input, var output] => new(Structure(call.Service, input), Structure(call.Service, output)),
        _ => null,
    };

    public IReadOnlyList<ApiMember> MembersOf(ApiShape.Structure structure) => members.GetOrAdd(structure, Understand);

    private IReadOnlyList<ApiMember> Understand(ApiShape.Structure structure) =>
        [.. Words($"shape {structure.Service}:{structure.Name}").Select(text => ApiShapeText.Member(text, structure.Service))];

    private static ApiShape.Structure? Structure(string service, string name) =>
        name == "-" ? null : new(service, name);

    private string[] Words(string key) =>
        lines.GetValueOrDefault(key, "").Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>
    /// The key is the first word, or the first two where the first only says what kind of line it is.
    /// </summary>
    private static (string Key, string Value) Keyed(string line)
    {
        var first = line.IndexOf(' ', StringComparison.Ordinal);
        var end = line[first - 1] == ':' ? first : line.IndexOf(' ', first + 1);
        return end < 0 ? (line, "") : (line[..end], line[(end + 1)..]);
    }

    private static ApiModel ReadShipped()
    {
        using var stream = typeof(ApiModel).Assembly.GetManifestResourceStream("operations.txt")
            ?? throw new InvalidOperationException("The program was built without operations.txt.");
        using var reader = new StreamReader(stream);
        return new(reader.ReadToEnd());
    }
}
