using PciAutoHeal.Aws.StepFunctions;
using PciAutoHeal.Core.Accounts;

namespace PciAutoHeal.Aws.Tests.StepFunctions;

public sealed class MachineArnTests
{
    [Theory]
    [InlineData("us-east-1", "arn:aws:states:us-east-1:222233334444:stateMachine:pciautoheal-rollout")]
    [InlineData("cn-north-1", "arn:aws-cn:states:cn-north-1:222233334444:stateMachine:pciautoheal-rollout")]
    [InlineData("us-gov-west-1", "arn:aws-us-gov:states:us-gov-west-1:222233334444:stateMachine:pciautoheal-rollout")]
    public void A_name_in_a_region_has_the_arn_of_the_regions_partition(string region, string arn)
    {
        MachineArn.Of(Region.Parse(region), World.Alpha, "pciautoheal-rollout").Value.Should().Be(arn);
        MachineArn.TryParse(arn, out var parsed).Should().BeTrue();
        parsed!.Region.Should().Be(Region.Parse(region));
    }

    [Theory]
    [InlineData("pciautoheal-rollout")]
    [InlineData("arn:aws:states:us-east-1:222233334444:execution:pciautoheal-rollout:one")]
    [InlineData("arn:aws:states:us-east-1:222233334444:stateMachine:pciautoheal-rollout:1")]
    [InlineData("arn:aws:states:us-east-1:2222:stateMachine:pciautoheal-rollout")]
    [InlineData(null)]
    public void Anything_but_a_machine_is_refused(string? text) => MachineArn.TryParse(text, out _).Should().BeFalse();

    [Fact]
    public void An_execution_is_named_after_its_machine() =>
        MachineArn.Of(World.Ireland, World.Alpha, "m").Execution("t-1.2").Should()
            .Be("arn:aws:states:eu-west-1:222233334444:execution:m:t-1.2");
}
