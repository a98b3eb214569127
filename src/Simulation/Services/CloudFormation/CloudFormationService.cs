using System.Text.Json.Nodes;
using PciAutoHeal.Simulation.Services.CloudFormation.Stacks;
using PciAutoHeal.Simulation.Services.CloudFormation.StackSets;

namespace PciAutoHeal.Simulation.Services.CloudFormation;

/// <summary>AWS CloudFormation: stack sets over the organization, and stacks in the caller's own account.</summary>
internal sealed class CloudFormationService : ISimulatedService, IFollowsTheWorld
{
    private readonly Operations operations;

    public CloudFormationService() => operations = new(this)
    {
        { "CreateStackSet", SetWrites.Create },
        { "UpdateStackSet", InstanceWrites.UpdateSet },
        { "DeleteStackSet", SetWrites.Delete },
        { "DescribeStackSet", SetReads.Describe },
        { "ListStackSets", SetReads.List },
        { "CreateStackInstances", InstanceWrites.Create },
        { "UpdateStackInstances", InstanceWrites.Update },
        { "DeleteStackInstances", InstanceWrites.Delete },
        { "ListStackInstances", InstanceReads.List },
        { "DescribeStackInstance", InstanceReads.Describe },
        { "ListStackInstanceResourceDrifts", InstanceReads.ResourceDrifts },
        { "DescribeStackSetOperation", OperationReads.Describe },
        { "ListStackSetOperations", OperationReads.List },
        { "ListStackSetOperationResults", OperationReads.Results },
        { "StopStackSetOperation", InstanceWrites.Stop },
        { "DetectStackSetDrift", InstanceWrites.DetectDrift },
        { "ListStackSetAutoDeploymentTargets", SetReads.AutoDeploymentTargets },
        { "CreateStack", StackWrites.Create },
        { "UpdateStack", StackWrites.Update },
        { "DeleteStack", StackWrites.Delete },
        { "DescribeStacks", StackReads.Describe },
        { "ListStacks", StackReads.List },
        { "DescribeStackResources", StackReads.Resources },
        { "ListStackResources", StackReads.ListResources },
        { "GetTemplate", StackReads.Template },
        { "ValidateTemplate", StackReads.Validate },
    };

    public string SigningName => "cloudformation";

    public WireProtocol Protocol => WireProtocol.AwsQuery;

    public string XmlNamespace => "http://cloudformation.amazonaws.com/doc/2010-05-15/";

    public JsonObject Invoke(ApiCall call) => operations.Invoke(call);

    public void Follow(WorldEvent happened, SimulatedCloud cloud) => AutoDeploymentWorld.Follow(happened, cloud);
}
