namespace PciAutoHeal.Cdk.Tests;

public sealed class SettingsTests
{
    [Fact]
    public void Without_options_everything_has_a_default()
    {
        var settings = Read();

        settings.Should().Be(new Settings());
    }

    [Fact]
    public void Options_and_the_variable_of_the_cdk_command_line_are_heard()
    {
        Read("--installation", "pciautoheal-test", "--architecture", "arm64").Should().Match<Settings>(
            s => s.Installation.Name == "pciautoheal-test" && s.Architecture == "arm64");
        Settings.Read([], name => name == "CDK_OUTDIR" ? "there" : null, "/nowhere").Output.Should().Be("there");
    }

    [Theory]
    [InlineData("--what", "x")]
    [InlineData("--output")]
    [InlineData("--architecture", "mips")]
    [InlineData("--functions", "/nowhere")]
    public void What_makes_no_sense_is_refused(params string[] arguments) =>
        FluentActions.Invoking(() => Read(arguments)).Should().Throw<FormatException>();

    private static Settings Read(params string[] arguments) => Settings.Read(arguments, _ => null, "/nowhere");
}
