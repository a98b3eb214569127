using System.Text.Json.Nodes;

namespace PciAutoHeal.Simulation.Services.Ssm;

/// <summary>Systems Manager: documents and parameters.</summary>
internal sealed class SsmService : ISimulatedService
{
    private readonly Operations operations;

    public SsmService() => operations = new(this)
    {
        { "CreateDocument", DocumentWrites.Create },
        { "UpdateDocument", DocumentWrites.Update },
        { "UpdateDocumentDefaultVersion", DocumentWrites.UpdateDefaultVersion },
        { "DeleteDocument", DocumentWrites.Delete },
        { "DescribeDocument", DocumentReads.Describe },
        { "GetDocument", DocumentReads.Get },
        { "ListDocuments", DocumentReads.List },
        { "ListDocumentVersions", DocumentReads.ListVersions },
        { "ModifyDocumentPermission", DocumentSharing.Modify },
        { "DescribeDocumentPermission", DocumentSharing.Describe },
        { "DescribeAutomationExecutions", AutomationRuns.Describe },
        { "PutParameter", ParameterWrites.Put },
        { "DeleteParameter", ParameterWrites.Delete },
        { "DeleteParameters", ParameterWrites.DeleteMany },
        { "GetParameter", ParameterReads.Get },
        { "GetParameters", ParameterReads.GetMany },
        { "GetParametersByPath", ParameterReads.ByPath },
        { "DescribeParameters", ParameterReads.Describe },
        { "AddTagsToResource", SsmTags.Add },
        { "ListTagsForResource", SsmTags.List },
    };

    public string SigningName => "ssm";

    public WireProtocol Protocol => WireProtocol.AwsJson11;

    public JsonObject Invoke(ApiCall call) => operations.Invoke(call);
}
