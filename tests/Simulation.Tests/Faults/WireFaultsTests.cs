using System.Net.Sockets;
using PciAutoHeal.Core.Faults;

namespace PciAutoHeal.Simulation.Tests.Faults;

public sealed class WireFaultsTests
{
    [Theory]
    [InlineData("organizations", "ListRoots", "TooManyRequestsException", 400)]
    [InlineData("sts", "GetCallerIdentity", "Throttling", 400)]
    [InlineData("ec2", "DescribeRegions", "RequestLimitExceeded", 503)]
    [InlineData("ssm", "ListDocuments", "ThrottlingException", 400)]
    public void Each_service_throttles_in_its_own_words(string service, string operation, string code, int status)
    {
        using var world = new World([new(FaultKind.Throttled)]);

        var answer = world.Call(service, operation);

        answer.Code.Should().Be(code);
        ((int)answer.Status).Should().Be(status);
    }

    [Theory]
    [InlineData("ssm:ListDocuments", true)]
    [InlineData("ssm:*", true)]
    [InlineData("ssm:GetDocument", false)]
    [InlineData("sts:*", false)]
    public void A_fault_strikes_the_calls_it_names(string api, bool strikes)
    {
        using var world = new World([new(FaultKind.ServerError, Api: api)]);

        ((int)world.Call("ssm", "ListDocuments").Status == 500).Should().Be(strikes);
    }

    [Fact]
    public void A_fault_strikes_between_its_beginning_and_its_end()
    {
        using var world = new World([new(FaultKind.Throttled, At: TimeSpan.FromMinutes(10), For: TimeSpan.FromMinutes(5))]);
        List<bool> throttled = [];

        foreach (var minute in Enumerable.Range(0, 20))
        {
            throttled.Add(world.Call("ssm", "ListDocuments").Code is not null);
            world.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        throttled.Should().Equal(Enumerable.Range(0, 20).Select(minute => minute is >= 10 and < 15));
    }

    [Fact]
    public void A_share_of_the_calls_is_about_that_share_and_a_retry_gets_through()
    {
        using var world = new World([new(FaultKind.Throttled, Percent: 30)]);

        var throttled = Enumerable.Range(0, 1000).Count(_ => world.Call("ssm", "ListDocuments").Code is not null);

        throttled.Should().BeInRange(250, 350);
    }

    [Fact]
    public void A_denial_of_one_account_leaves_the_others_alone()
    {
        using var world = new World([new(FaultKind.AccessDenied, World.Alpha, Api: "sts:AssumeRole")]);

        Assume(world, World.Alpha.Value).Code.Should().Be("AccessDenied");
        Assume(world, World.Beta.Value).Code.Should().BeNull();
    }

    [Fact]
    public void A_reset_connection_looks_like_one()
    {
        using var world = new World([new(FaultKind.ConnectionReset)]);

        var act = () => world.Call("ssm", "ListDocuments");

        act.Should().Throw<HttpRequestException>().WithInnerException<IOException>()
            .WithInnerException<SocketException>().Which.SocketErrorCode.Should().Be(SocketError.ConnectionReset);
    }

    [Fact]
    public void A_slow_answer_is_counted()
    {
        using var world = new World([new(FaultKind.SlowAnswer)]);

        world.Call("ssm", "ListDocuments");

        world.Cloud.Calls.Delayed.Should().Be(world.Cloud.Settings.SlowAnswer);
        world.Cloud.Calls["ssm:ListDocuments"].Should().Be(1);
    }

    private static WireAnswer Assume(World world, string account) => world.Call("sts", "AssumeRole",
        new { RoleArn = $"arn:aws:iam::{account}:role/PciAutoHealMember", RoleSessionName = "tests" });
}
