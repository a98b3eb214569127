using System.Text.RegularExpressions;
using Amazon.CDK;

namespace PciAutoHeal.Cdk.Permissions;

/// <summary>One statement of a policy. Texts with <c>${…}</c> are filled in by CloudFormation.</summary>
/// <param name="Sid">Says what it is for.</param>
public sealed partial record Statement(string Sid, IReadOnlyList<string> Actions, IReadOnlyList<string> Resources)
{
    public string Effect { get; init; } = "Allow";

    /// <summary>For policies of roles and resources: who; null in a policy of an identity.</summary>
    public object? Principal { get; init; }

    public IReadOnlyList<Condition> Conditions { get; init; } = [];

    public static Dictionary<string, object> Document(params IEnumerable<Statement> statements) => new()
    {
        ["Version"] = "2012-10-17",
        ["Statement"] = statements.Select(statement => (object)statement.ToJson()).ToArray(),
    };

    public static Dictionary<string, object> Service(string name) => new() { ["Service"] = name };

    public static Dictionary<string, object> Account(string arn) => new() { ["AWS"] = Fill(arn) };

    /// <summary>
    /// Makes references of a text's <c>${…}</c>, the plainest that will do. A text without any, and one that already is
    /// a reference, stays as it is.
    /// </summary>
    public static string Fill(string text) => Token.IsUnresolved(text) || !text.Contains("${", StringComparison.Ordinal)
        ? text
        : Alone().Match(text) is not { Success: true } match
            ? Fn.Sub(text)
            : match.Groups["attribute"] is { Success: true } attribute
                ? Fn.GetAtt(match.Groups["name"].Value, attribute.Value).ToString()
                : Fn.Ref(match.Groups["name"].Value);

    public Dictionary<string, object> ToJson()
    {
        var json = new Dictionary<string, object> { ["Sid"] = Sid, ["Effect"] = Effect };
        if (Principal is not null)
        {
            json["Principal"] = Principal;
        }

        json["Action"] = Actions.Count == 1 ? Actions[0] : Actions.ToArray();
        if (Resources.Count > 0)
        {
            json["Resource"] = Resources.Count == 1 ? Fill(Resources[0]) : Resources.Select(Fill).ToArray();
        }

        if (Conditions.Count > 0)
        {
            json["Condition"] = Conditions.GroupBy(c => c.Operator).ToDictionary(
                group => group.Key,
                group => (object)group.ToDictionary(c => c.Key, c => c.ToJson()));
        }

        return json;
    }

    [GeneratedRegex(@"^\$\{(?<name>[\w:]+)(\.(?<attribute>\w+))?\}$")]
    private static partial Regex Alone();
}

/// <summary>A condition of a statement: one of the values has to match.</summary>
public sealed record Condition(string Operator, string Key, params IReadOnlyList<string> Values)
{
    /// <summary>
    /// Against the confused deputy: a service acts for this account only, and for this resource of it where the service
    /// says for which it acts.
    /// </summary>
    public static IReadOnlyList<Condition> For(string? arn) => arn is null
        ? [new("StringEquals", "aws:SourceAccount", "${AWS::AccountId}")]
        : [new("StringEquals", "aws:SourceAccount", "${AWS::AccountId}"), new("ArnLike", "aws:SourceArn", arn)];

    internal object ToJson() => Values.Count == 1 ? Statement.Fill(Values[0]) : Values.Select(Statement.Fill).ToArray();
}
