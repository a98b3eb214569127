using Amazon.CDK;

namespace PciAutoHeal.Cdk.Constructs;

/// <summary>Keeps a resource's name in the template plain, so that policies and people can refer to it.</summary>
internal static class Named
{
    public static T As<T>(this T resource, string logicalId)
        where T : CfnElement
    {
        resource.OverrideLogicalId(logicalId);
        return resource;
    }

    /// <summary>Evidence and what it hangs on outlive the stack.</summary>
    public static T Kept<T>(this T resource)
        where T : CfnResource
    {
        resource.ApplyRemovalPolicy(RemovalPolicy.RETAIN);
        return resource;
    }

    public static string Arn(this CfnElement resource) => Fn.GetAtt(resource.LogicalId, "Arn").ToString();
}
