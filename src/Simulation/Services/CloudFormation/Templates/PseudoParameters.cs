using PciAutoHeal.Core.Accounts;

namespace PciAutoHeal.Simulation.Services.CloudFormation.Templates;

/// <summary>Where a template is evaluated.</summary>
/// <param name="Stack">Null where no stack is meant.</param>
public sealed record PseudoParameters(AccountId Account, Region Region, IStackNames? Stack)
{
    public string StackName => Stack?.Name ?? "";

    public string StackId => Stack?.Id ?? "";

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

/// <summary>What a stack is called.</summary>
public interface IStackNames
{
    string Name { get; }

    /// <summary>Its ARN.</summary>
    string Id { get; }
}

/// <summary>The names of a stack that exists nowhere but in them.</summary>
public sealed record StackNames(string Name, string Id) : IStackNames;
