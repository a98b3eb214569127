using Amazon.CDK;
using Constructs;

namespace PciAutoHeal.Cdk.Stacks;

public sealed class PipelineStack : Stack
{
    public PipelineStack(Construct scope, Settings settings)
        : base(scope, settings.Installation.Stack("Pipeline"))
    {
    }
}
