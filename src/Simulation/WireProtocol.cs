namespace PciAutoHeal.Simulation;

/// <summary>How a service writes its requests and answers.</summary>
public enum WireProtocol
{
    AwsJson10,
    AwsJson11,
    AwsQuery,
    Ec2Query,
    RestJson,
    RestXml,
}
