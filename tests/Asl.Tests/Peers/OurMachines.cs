using System.Text.Json.Nodes;

namespace PciAutoHeal.Asl.Tests.Peers;

/// <summary>The machines we ship, as they are in the repository.</summary>
internal sealed record OurMachines(string Name, string Text)
{
    private const string Suffix = ".asl.json";

    public static IReadOnlyList<OurMachines> All { get; } =
    [
        .. Directory.GetFiles(Repository.Path("src/StateMachines"), "*" + Suffix)
            .Order(StringComparer.Ordinal)
            .Select(file => new OurMachines(Path.GetFileName(file)[..^Suffix.Length], File.ReadAllText(file))),
    ];

    /// <summary>
    /// With placeholders filled as a deployment fills them: the validator knows ARNs, not placeholders.
    /// </summary>
    public JsonObject Json
    {
        get
        {
            var arns = Placeholders.In(Text).ToDictionary(
                placeholder => placeholder,
                placeholder => $"arn:aws:lambda:eu-west-1:123456789012:function:{placeholder}");
            var filled = StateMachine.Parse(Name, Text, arns).Source.Element;
            return new JsonObject { ["name"] = Name, ["definition"] = JsonObject.Create(filled) };
        }
    }
}
