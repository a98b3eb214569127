using PciAutoHeal.Core.Accounts;

namespace PciAutoHeal.Simulation.Services.CloudFormation.Templates;

/// <summary>Where a template is evaluated.</summary>
public sealed record PseudoParameters(AccountId Account, Region Region, string StackName, string StackId)
{
    public string? Find(string name) => name switch
    {
        "AWS::AccountId" => Account.Value,
        "AWS::Region" => Region.Value,
        "AWS::Partition" => Region.Partition,
        "AWS::StackName" => StackName,
        "AWS::StackId" => StackId,
        "AWS::URLSuffix" => Region.Partition == "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com",
        "AWS::NotificationARNs" => "",
        _ => null,
    };
}
