namespace PciAutoHeal.Core.Packs;

/// <summary>The CloudFormation templates that put documents and roles into members before a pack needs them.</summary>
/// <param name="Roles">An IAM role a document, by its name; deployed in the home region only, IAM being global.</param>
/// <param name="Documents">SSM documents, those that undo another beside it; deployed in every region.</param>
public sealed record Foundation(IReadOnlyList<FoundationTemplate> Roles, IReadOnlyList<FoundationTemplate> Documents)
{
    /// <summary>
    /// Without the templates that hold nothing that these packs start; null when nothing is left. Templates stay whole:
    /// rollouts of different packs share their stack sets, and must not take documents away from each other.
    /// </summary>
    public Foundation? For(IReadOnlyList<Pack> packs)
    {
        var started = packs.SelectMany(pack => pack.RemediationDocuments).ToHashSet(StringComparer.Ordinal);
        var needed = new Foundation(Needed(Roles), Needed(Documents));
        return needed is { Roles.Count: 0, Documents.Count: 0 } ? null : needed;

        List<FoundationTemplate> Needed(IReadOnlyList<FoundationTemplate> templates) =>
            [.. templates.Where(template => template.Resources.Any(started.Contains))];
    }
}

/// <summary>What one stack set deploys.</summary>
/// <param name="Name">Names its stack sets, behind the product's name: <c>Documents-2</c>.</param>
/// <param name="Resources">Names of the documents or roles that it makes.</param>
public sealed record FoundationTemplate(string Name, string Text, IReadOnlyList<string> Resources);
