using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;
using PciAutoHeal.AwsSdk.Tests.Wire;

namespace PciAutoHeal.AwsSdk.Tests.Twins.Official;

internal sealed class SsmCalls : ITwinCalls
{
    public IReadOnlyDictionary<string, Func<WireTap, Task<object>>> All { get; } =
        new Dictionary<string, Func<WireTap, Task<object>>>
        {
            ["GetParameter"] = async tap => await Client(tap).GetParameterAsync(
                new GetParameterRequest { Name = "/pciautoheal/brake", WithDecryption = true }),
            ["GetParameter, own address"] = async tap => await new AmazonSimpleSystemsManagementClient(
                Tapped.Credentials, Tapped.At<AmazonSimpleSystemsManagementConfig>(tap, "http://127.0.0.1:4567/base"))
                .GetParameterAsync(new GetParameterRequest { Name = "n" }),
            ["GetParameter, own address and region"] = async tap => await new AmazonSimpleSystemsManagementClient(
                Tapped.Credentials,
                Tapped.At<AmazonSimpleSystemsManagementConfig>(tap, "http://localhost:4567", "ap-south-1"))
                .GetParameterAsync(new GetParameterRequest { Name = "n" }),
            ["PutParameter"] = async tap => await Client(tap).PutParameterAsync(new PutParameterRequest
            {
                Name = "/pciautoheal/brake",
                Value = """off "<>& ü 😀	tab""",
                Type = ParameterType.SecureString,
                Tier = "Tomorrow",
                Overwrite = false,
                Tags = [new Tag { Key = "k", Value = "" }],
            }),
            ["PutParameter, empty list"] = async tap => await Client(tap).PutParameterAsync(
                new PutParameterRequest { Name = "n", Value = "", Tags = [] }),
            ["AddTagsToResource"] = async tap => await Client(tap).AddTagsToResourceAsync(
                new AddTagsToResourceRequest
                {
                    ResourceId = "n",
                    ResourceType = ResourceTypeForTagging.Parameter,
                    Tags = [new Tag { Key = "k", Value = "v" }],
                }),
            ["StartAutomationExecution"] = async tap => await Client(tap).StartAutomationExecutionAsync(
                new StartAutomationExecutionRequest
                {
                    DocumentName = "PciAutoHeal-CloseBucket",
                    Parameters = new Dictionary<string, List<string>> { ["Mode"] = ["dry-run"], ["None"] = [] },
                    TargetMaps = [new Dictionary<string, List<string>> { ["a"] = ["b"] }],
                }),
            ["DescribeDocument"] = async tap => await Client(tap).DescribeDocumentAsync(
                new DescribeDocumentRequest { Name = "PciAutoHeal-CloseBucket" }),
            ["ListDocuments, all pages"] = async tap =>
            {
                List<ListDocumentsResponse> pages = [];
                var request = new ListDocumentsRequest
                {
                    MaxResults = 2,
                    Filters = [new DocumentKeyValuesFilter { Key = "Owner", Values = ["Self"] }],
                };
                await foreach (var page in Client(tap).Paginators.ListDocuments(request).Responses)
                {
                    pages.Add(page);
                }

                return pages;
            },
        };

#pragma warning disable CA1859 // Use the concrete type: callers of the SDK hold the interface, so it is tested.
    private static IAmazonSimpleSystemsManagement Client(WireTap tap) => new AmazonSimpleSystemsManagementClient(
        Tapped.Credentials, Tapped.Config<AmazonSimpleSystemsManagementConfig>(tap));
}
