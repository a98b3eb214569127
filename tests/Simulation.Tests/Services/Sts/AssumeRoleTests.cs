using System.Net;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using PciAutoHeal.Core.Faults;

namespace PciAutoHeal.Simulation.Tests.Services.Sts;

public sealed class AssumeRoleTests : IDisposable
{
    private readonly World world = new();

    [Fact]
    public async Task The_delegated_administrator_acts_in_a_member_through_its_role()
    {
        var credentials = await world.AssumeAsync(World.Alpha);

        var me = await world.Sts(credentials).GetCallerIdentityAsync(new(), Ct);

        me.Account.Should().Be(World.Alpha.Value);
        me.Arn.Should().Be($"arn:aws:sts::{World.Alpha}:assumed-role/PciAutoHealMember/tests");
    }

    [Theory]
    [InlineData("MANAGEMENTKEY", "100000000001")]
    [InlineData("AKIAOTHER", "100000000002")]
    public async Task Long_term_keys_are_the_management_account_or_the_delegated_administrator(
        string key, string account)
    {
        var me = await world.Sts(key).GetCallerIdentityAsync(new(), Ct);

        me.Account.Should().Be(account);
    }

    [Theory]
    [InlineData("AKIAADMIN", "222233334444", "OrganizationAccountAccessRole", "it trusts the management account alone")]
    [InlineData("AKIAADMIN", "222233334444", "Nobody", "there is no such role")]
    [InlineData("AKIAADMIN", "999999999999", "PciAutoHealMember", "there is no such account")]
    [InlineData("AKIAADMIN", "100000000001", "PciAutoHealMember", "the management account is nobody's member")]
    public async Task A_role_that_is_missing_or_does_not_trust_the_caller_is_denied(
        string key, string account, string role, string why)
    {
        var act = () => Assume(key, account, role);

        var error = (await act.Should().ThrowAsync<AmazonSecurityTokenServiceException>(why)).Which;
        error.ErrorCode.Should().Be("AccessDenied");
        error.StatusCode.Should().Be(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task The_management_account_uses_the_role_that_Organizations_made()
    {
        var answer = await Assume("MANAGEMENTKEY", World.Alpha.Value, "OrganizationAccountAccessRole");

        answer.Credentials.AccessKeyId.Should().StartWith("ASIA");
    }

    [Fact]
    public async Task A_session_ends_when_it_expires()
    {
        var credentials = await world.AssumeAsync(World.Alpha);
        world.Clock.Advance(TimeSpan.FromSeconds(3601));

        var act = () => world.Sts(credentials).GetCallerIdentityAsync(new(), Ct);

        (await act.Should().ThrowAsync<AmazonSecurityTokenServiceException>())
            .Which.ErrorCode.Should().Be("ExpiredToken");
    }

    [Theory]
    [InlineData(899)]
    [InlineData(43201)]
    public async Task A_session_lasts_a_quarter_of_an_hour_to_twelve_hours(int seconds)
    {
        var act = () => Assume("AKIAADMIN", World.Alpha.Value, "PciAutoHealMember", seconds);

        (await act.Should().ThrowAsync<AmazonSecurityTokenServiceException>())
            .Which.ErrorCode.Should().Be("ValidationError");
    }

    [Fact]
    public async Task A_role_that_assumes_a_role_gets_an_hour_at_most()
    {
        await world.Cloud.Between(PutChainTrust);
        var first = await world.AssumeAsync(World.Alpha);
        AssumeRoleRequest request = new()
        {
            RoleArn = $"arn:aws:iam::{World.Beta}:role/AWSControlTowerExecution",
            RoleSessionName = "chained",
            DurationSeconds = 7200,
        };

        var tooLong = () => world.Sts(first).AssumeRoleAsync(request, Ct);

        await tooLong.Should().ThrowAsync<AmazonSecurityTokenServiceException>();
        request.DurationSeconds = 3600;
        (await world.Sts(first).AssumeRoleAsync(request, Ct)).Credentials.Expiration.Should().BeCloseTo(
            World.Start.UtcDateTime.AddHours(1), TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task A_suspended_account_lets_nobody_in()
    {
        var credentials = await world.AssumeAsync(World.Alpha);
        world.Cloud.Between(cloud => Suspend(cloud));

        var newcomer = () => world.AssumeAsync(World.Alpha);
        var resident = () => world.Sts(credentials).GetCallerIdentityAsync(new(), Ct);

        (await newcomer.Should().ThrowAsync<AmazonSecurityTokenServiceException>())
            .Which.ErrorCode.Should().Be("AccessDenied");
        (await resident.Should().ThrowAsync<AmazonSecurityTokenServiceException>())
            .Which.ErrorCode.Should().Be("AccessDenied");
    }

    [Fact]
    public async Task A_missing_role_comes_back_when_its_fault_ends()
    {
        using var faulty = new World([new(FaultKind.RoleMissing, World.Alpha, For: TimeSpan.FromMinutes(5))]);
        var act = () => faulty.AssumeAsync(World.Alpha);
        await act.Should().ThrowAsync<AmazonSecurityTokenServiceException>();
        await faulty.AssumeAsync(World.Beta);

        faulty.Clock.Advance(TimeSpan.FromMinutes(5));

        await act.Should().NotThrowAsync();
    }

    public void Dispose() => world.Dispose();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private Task<AssumeRoleResponse> Assume(string key, string account, string role, int seconds = 3600) =>
        world.Sts(key).AssumeRoleAsync(new()
        {
            RoleArn = $"arn:aws:iam::{account}:role/{role}",
            RoleSessionName = "tests",
            DurationSeconds = seconds,
        }, Ct);

    private static Task PutChainTrust(SimulatedCloud cloud)
    {
        cloud.Organization.Find(World.Beta)!.Global<Simulation.Services.Iam.IamRoles>().Find("AWSControlTowerExecution")!.TrustPolicy =
            $$$"""{"Statement":{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"AWS":"{{{World.Alpha}}}"} } }""";
        return Task.CompletedTask;
    }

    private static bool Suspend(SimulatedCloud cloud)
    {
        cloud.Organization.Suspend(cloud.Organization.Find(World.Alpha)!);
        return true;
    }
}
