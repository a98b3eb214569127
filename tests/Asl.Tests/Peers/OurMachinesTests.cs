namespace PciAutoHeal.Asl.Tests.Peers;

[Collection<PeersCollection>]
public sealed class OurMachinesTests(IndependentJudges judges)
{
    public static TheoryData<string> Names => [.. OurMachines.All.Select(one => one.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_is_in_house_style(string name) =>
        AslLint.Check(name, OurMachines.All.Single(one => one.Name == name).Text).Should().BeEmpty();

    [Theory]
    [MemberData(nameof(Names))]
    public void An_independent_validator_accepts_each(string name)
    {
        var problems = judges.VerdictOn(name)["problems"]!.AsArray();

        problems.Select(problem => problem!.GetValue<string>()).Should().BeEmpty();
    }

    [Fact]
    public void Together_they_can_run() =>
        new MachineSet(OurMachines.All.Select(one => StateMachine.Parse(one.Name, one.Text))).All
            .Should().HaveCountGreaterThanOrEqualTo(4);
}
