using Amazon.CDK;
using PciAutoHeal.Cdk.Permissions;

namespace PciAutoHeal.Cdk.Constructs;

/// <summary>The installation's key as the pipeline's stack sees it.</summary>
internal static class PipelineKey
{
    public static string ExportOf(Installation installation) => $"{installation.Name}-key";

    public static string Of(Installation installation) => Fn.ImportValue(ExportOf(installation));

    public static Statement UsedBy(Installation installation) =>
        new("Key", ["kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey"], [Of(installation)]);
}
