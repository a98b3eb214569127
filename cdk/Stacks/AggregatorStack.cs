using Amazon.CDK;
using Amazon.CDK.AWS.Config;
using Constructs;
using PciAutoHeal.Cdk.Constructs;
using PciAutoHeal.Cdk.Permissions;

namespace PciAutoHeal.Cdk.Stacks;

/// <summary>
/// The organization's aggregator, for whoever has none yet: beside the administrator stack, in the home region. It is
/// free, and spares one role assumed for each account.
/// </summary>
public sealed class AggregatorStack : Stack
{
    public AggregatorStack(Construct scope, Installation installation)
        : base(scope, installation.Stack("Aggregator"), new StackProps
        {
            StackName = installation.Stack("Aggregator"),
            Description = "PciAutoHeal: the organization's aggregator of AWS Config",
            Synthesizer = new BootstraplessSynthesizer(),
        })
    {
        new ServiceRole(this, new(
            "AggregatorRole",
            installation.Role("Aggregator"),
            "Reads which accounts the organization has, for its aggregator",
            "config.amazonaws.com",
            null)
        {
            Boundary = null,
            Statements =
            [
                new(
                    "Organization",
                    ["organizations:DescribeOrganization", "organizations:ListAWSServiceAccessForOrganization",
                     "organizations:ListAccounts", "organizations:ListDelegatedAdministrators"],
                    ["*"]),
            ],
        });
        new CfnConfigurationAggregator(this, "Aggregator", new CfnConfigurationAggregatorProps
        {
            ConfigurationAggregatorName = installation.Stack("Organization"),
            OrganizationAggregationSource = new CfnConfigurationAggregator.OrganizationAggregationSourceProperty
            {
                AllAwsRegions = true,
                RoleArn = Statement.Fill("${AggregatorRole.Arn}"),
            },
        }).As("Aggregator");
    }
}
