namespace PciAutoHeal.Functions.Tests;

public sealed class FunctionSettingsTests
{
    private const string OnThisMachine = "http://127.0.0.1:4599/";

    [Fact]
    public void A_deployment_names_its_table_and_nothing_else() =>
        FunctionSettings.Read(Variables([]), 7).Should()
            .Be(new FunctionSettings("PlanWaves", "pciautoheal", null) { Seed = 7 });

    [Theory]
    [InlineData("http://169.254.169.254/", OnThisMachine)]
    [InlineData(OnThisMachine, "https://dynamodb.us-east-1.amazonaws.com")]
    [InlineData(OnThisMachine, null)]
    public void A_simulated_clock_is_refused_wherever_AWS_could_be_real(string clock, string? endpoint)
    {
        var read = () => FunctionSettings.Read(
            Variables(new() { [FunctionSettings.ClockVariable] = clock, ["AWS_ENDPOINT_URL"] = endpoint }), 0);

        read.Should().Throw<FormatException>().WithMessage("*is for rehearsals*");
    }

    [Fact]
    public void A_simulated_clock_belongs_to_a_simulated_AWS() =>
        FunctionSettings.Read(
                Variables(new() { [FunctionSettings.ClockVariable] = OnThisMachine, ["AWS_ENDPOINT_URL"] = OnThisMachine }), 0)
            .SimulatedClock.Should().Be(new Uri(OnThisMachine));

    [Fact]
    public void What_is_told_is_taken()
    {
        var settings = FunctionSettings.Read(
            Variables(new()
            {
                [FunctionSettings.HomeRegionVariable] = " eu-west-1 ",
                [FunctionSettings.ParallelismVariable] = "4",
                [FunctionSettings.SeedVariable] = "-3",
                [FunctionSettings.LogLevelVariable] = "warning",
            }),
            0);

        (settings.HomeRegion, settings.Parallelism, settings.Seed, settings.LogLevel.ToString())
            .Should().Be(("eu-west-1", 4, -3L, "Warning"));
    }

    private static Func<string, string?> Variables(Dictionary<string, string?> more) => name => more.GetValueOrDefault(name) ?? name switch
    {
        FunctionSettings.HandlerVariable => "PlanWaves",
        FunctionSettings.TableVariable => "pciautoheal",
        _ => null,
    };
}
