using PciAutoHeal.Documents.AutomationDocs;

namespace PciAutoHeal.Documents.Generation;

/// <summary>What a document's role may do, a statement for each kind of resource.</summary>
public sealed record RolePolicy(IReadOnlyList<RoleStatement> Statements)
{
    // The longest of each, so that what fits here fits everywhere.
    private const string Partition = "aws-us-gov";
    private const string Account = "123456789012";
    private const string Region = "ap-southeast-10";

    /// <summary>Stands in a resource for each of the names that a call is given.</summary>
    private const string Names = "{Names}";

    public static RolePolicy Of(AutomationDocument document, IReadOnlyList<Permission> permissions)
    {
        var needs = RoleDerivation.NeedsOf(document);
        return new(
        [
            .. permissions.Where(it => it.IsFor(document, needs)).SelectMany(it => ByName(it, document))
                .GroupBy(it => (it.Resource, it.PassedTo, it.Policy)).OrderBy(it => it.Key.Resource, StringComparer.Ordinal)
                .Select(it => new RoleStatement(it.Key.Resource, it.Key.PassedTo, it.Key.Policy, [.. it.Select(one => one.Action).Distinct()])),
        ]);
    }

    /// <summary>
    /// A permission on what a document names: one for each name that its calls of that action are given.
    /// </summary>
    private static IEnumerable<Permission> ByName(Permission permission, AutomationDocument document) =>
        !permission.Resource.Contains(Names, StringComparison.Ordinal)
            ? [permission]
            : document.AllSteps.Where(step => step.Call is { } call && IamAction.Of(call) == permission.Action)
                .SelectMany(step => step.CallInputs.Where(it => it.Key == "Names").SelectMany(it => it.Value.Items))
                .Select(name => name.Scalar ?? "").Distinct().Order(StringComparer.Ordinal)
                .Select(name => permission with { Resource = permission.Resource.Replace(Names, name, StringComparison.Ordinal) });

    /// <summary>Characters as IAM counts them: of the policy as JSON, without white space.</summary>
    public int Size => """{"Version":"2012-10-17","Statement":[]}""".Length
        + Statements.Sum(SizeOf) + Math.Max(0, Statements.Count - 1);

    private static int SizeOf(RoleStatement statement) =>
        """{"Effect":"Allow","Action":[],"Resource":""}""".Length
        + statement.Actions.Sum(action => action.Length + "\"\"".Length) + statement.Actions.Count - 1
        + Longest(statement.Resource).Length
        + (statement.PassedTo is { } service
            ? ""","Condition":{"StringEquals":{"iam:PassedToService":""}}""".Length + service.Length
            : 0)
        + (statement.Policy is { } policy
            ? ""","Condition":{"ArnLike":{"iam:PolicyARN":""}}""".Length + Longest(policy).Length
            : 0);

    private static string Longest(string resource) => resource
        .Replace("${AWS::Partition}", Partition, StringComparison.Ordinal)
        .Replace("${AWS::AccountId}", Account, StringComparison.Ordinal)
        .Replace("${AWS::Region}", Region, StringComparison.Ordinal);
}

/// <param name="PassedTo">The service that a role may be handed to; null for all other actions.</param>
/// <param name="Policy">The only policies that may be attached or detached; null for all other actions.</param>
public sealed record RoleStatement(string Resource, string? PassedTo, string? Policy, IReadOnlyList<string> Actions);
