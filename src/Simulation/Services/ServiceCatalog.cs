namespace PciAutoHeal.Simulation.Services;

/// <summary>Every service that the simulated AWS answers for; one line each.</summary>
internal static class ServiceCatalog
{
    public static IReadOnlyList<ISimulatedService> Create() =>
    [
        new Organizations.OrganizationsService(),
        new Sts.StsService(),
        new Iam.IamService(),
        new Ec2.Ec2Service(),
        new Accounts.AccountService(),
        new Ssm.SsmService(),
        new Config.ConfigService(),
        new CloudFormation.CloudFormationService(),
        new Sns.SnsService(),
        new CloudTrail.CloudTrailService(),
        new CloudWatch.CloudWatchService(),
    ];
}
