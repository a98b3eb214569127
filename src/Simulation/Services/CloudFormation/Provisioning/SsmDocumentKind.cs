using System.Text.Json.Nodes;
using PciAutoHeal.Simulation.Services.CloudFormation.Templates;
using PciAutoHeal.Simulation.Services.Deliveries;
using PciAutoHeal.Simulation.Services.Ssm;

namespace PciAutoHeal.Simulation.Services.CloudFormation.Provisioning;

/// <summary>AWS::SSM::Document.</summary>
internal sealed class SsmDocumentKind : IDeliveredKind, IMaker<SsmDocument>
{
    public string Type => "AWS::SSM::Document";

    public string NameProperty => "Name";

    public string? Value(string physicalId, PseudoParameters where, string? attribute) =>
        attribute is null ? physicalId : null;

    public void Create(Place place, StackResource resource) => Refusals.Translate(resource, () =>
    {
        if (Find(place, resource) is { } other && other.OwnerStack != place.Stack)
            throw Refusals.AlreadyExists(resource);
        Documents(place).Create(
            place.Cloud, place.Account, place.Region, resource.PhysicalId, Content(resource),
            DocumentType(resource), Format(resource), resource.Text("VersionName"), place.Stack);
    });

    public void Update(Place place, StackResource old, StackResource resource) => Refusals.Translate(resource, () =>
    {
        if (!CanBecome(old, resource))
        {
            throw new ProvisioningException("CloudFormation cannot update a stack when a custom-named resource requires "
                + $"replacing. Rename {resource.PhysicalId} and update the stack again.");
        }

        if (Find(place, resource) is not { } document)
        {
            Create(place, resource);
            return;
        }

        if (document.Latest.Content != Content(resource) || document.Latest.Format != Format(resource))
            SsmDocuments.Update(place.Cloud, place.Account, place.Region, document, Content(resource),
                Format(resource));
        document.MakeDefault(document.Latest);
    });

    public void Delete(Place place, StackResource resource) => Refusals.Translate(resource, () =>
    {
        if (Find(place, resource) is { } document && document.OwnerStack == place.Stack)
            Documents(place).Remove(document);
    });

    public IReadOnlyList<Difference>? Drift(Place place, StackResource resource)
    {
        if (Find(place, resource) is not { } document) return null;
        var (expected, actual) = (Content(resource), document.Default.Content);
        return expected == actual && document.Default.Format == Format(resource) ? []
            : [new("/Content", expected, actual)];
    }

    public bool Accepts(Place place, ResourceGroup? old, ResourceGroup? wanted) =>
        this.Accepts(place, old, wanted, place.Cloud.Settings.SsmDocumentLimit)
        && (wanted is null || (wanted.IsPlain(resource => IsPlain(place.Cloud, resource))
            && (old is null || wanted.Follows(old, (before, after) => IsSame(before, after) || CanBecome(before, after)))));

    public void Deliver(Place place, ResourceGroup? wanted)
    {
        Delivering.Deliver(this, place, wanted);
        if (wanted is not null) Tampering.Found(place.Cloud, place.Account, place.Region, wanted.Names);
    }

    public void OpenAll(Place place) => Delivering.OpenAll(this, place);

    public IReadOnlyList<StackResource>? Touched(Place place) => Delivering.Touched(this, place);

    public Shelf<SsmDocument> Shelf(Place place) => Documents(place).Shelf;

    public SsmDocument Make(Place place, StackResource resource, DateTimeOffset at, SsmDocument? before)
    {
        var (content, format) = (Content(resource), Format(resource));
        if (before is null)
        {
            return new(resource.PhysicalId, DocumentType(resource), place.Account.Id.Value,
                new(1, content, format, resource.Text("VersionName"), at))
            {
                OwnerStack = place.Stack,
            };
        }

        if (before.Latest.Content != content || before.Latest.Format != format)
            before.MakeDefault(before.Add(content, format, null, at));
        return before;
    }

    private static bool IsPlain(SimulatedCloud cloud, StackResource resource)
    {
        try
        {
            SsmDocuments.Check(cloud, resource.PhysicalId, Content(resource), DocumentType(resource), Format(resource));
            return true;
        }
        catch (Exception refused) when (refused is ApiError or ProvisioningException)
        {
            return false;
        }
    }

    private static bool IsSame(StackResource one, StackResource other) =>
        ReferenceEquals(one.Properties, other.Properties) || JsonNode.DeepEquals(one.Properties, other.Properties);

    private static bool CanBecome(StackResource old, StackResource resource) =>
        resource.Text("UpdateMethod") == "NewVersion" && old.Text("DocumentType") == resource.Text("DocumentType");

    private static string DocumentType(StackResource resource) => resource.Text(nameof(DocumentType)) ?? "Command";

    private static SsmDocuments Documents(Place place) => place.Account.In<SsmDocuments>(place.Region);

    private static SsmDocument? Find(Place place, StackResource resource) => Documents(place).Find(resource.PhysicalId);

    private static string Format(StackResource resource) => resource.Text("DocumentFormat") ?? "JSON";

    /// <summary>The content as text, written once: the resource of many stacks is one object.</summary>
    private static string Content(StackResource resource) => resource.Properties["Content"] switch
    {
        JsonObject tree => Texts.GetValue(tree, static content => ((JsonObject)content).ToJsonString()),
        { } text => Json.Plain(text),
        null => throw new ProvisioningException("Properties validation failed for resource "
            + $"{resource.LogicalId} with message: #: required key [Content] not found"),
    };

    private static readonly System.Runtime.CompilerServices.ConditionalWeakTable<object, string> Texts = [];
}
