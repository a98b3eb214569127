using PciAutoHeal.Cli.Tests.Harness;

namespace PciAutoHeal.Cli.Tests.Commands;

public sealed class OrgAndContentTests : IDisposable
{
    private readonly Folder folder = new();

    [Fact]
    public async Task A_snapshot_is_read_back_as_it_was_written()
    {
        var written = await folder.RunAsync("org", "snapshot", "--accounts", "7", "--regions", "eu-west-1,us-east-1");
        var file = folder.Write("org.json", written.Out);

        var read = await folder.RunAsync("org", "show", file, "--output", "json");

        written.Exit.Should().Be(ExitCode.Done, written.Error);
        read.Out.Should().Be(written.Out);
        ((string?)read.Json["schema"]).Should().Be("pciautoheal/organization/1");
    }

    [Fact]
    public async Task The_plain_output_of_list_accounts_is_an_organization()
    {
        var file = folder.Write(
            "accounts.json",
            """
            {"Accounts": [
              {"Id": "111122223333", "Arn": "arn:aws:organizations::111122223333:account/o-a1b2c3d4e5/111122223333",
               "Name": "root", "Status": "ACTIVE"},
              {"Id": "222233334444", "Arn": "arn:aws:organizations::111122223333:account/o-a1b2c3d4e5/222233334444",
               "Name": "member", "Status": "SUSPENDED"}]}
            """);

        var ran = await folder.RunAsync("org", "show", file, "--output", "json");

        ran.Exit.Should().Be(ExitCode.Done, ran.Error);
        ((string?)ran.Json["organization"]!["managementAccountId"]).Should().Be("111122223333");
        ran.Json["accounts"]!.AsArray().Select(a => (string?)a!["state"]).Should().Equal("ACTIVE", "SUSPENDED");
    }

    [Fact]
    public async Task The_content_that_ships_has_no_errors_is_current_and_covers_every_rule()
    {
        var check = await folder.RunAsync("content", "check", "--output", "json");
        var build = await folder.RunAsync("content", "build", "--check");
        var coverage = await folder.RunAsync("content", "coverage", "--output", "json");

        check.Exit.Should().Be(ExitCode.Done, check.Error);
        build.Exit.Should().Be(ExitCode.Done, build.Error);
        ((string?)coverage.Json["schema"]).Should().Be("pciautoheal/coverage/1");
        coverage.Json["rules"]!.AsArray().Should().HaveCount(254).And.OnlyContain(rule => rule!["handling"] != null);
    }

    [Theory]
    [InlineData("content")]
    [InlineData("drift")]
    [InlineData("org")]
    [InlineData("org snapshot")]
    [InlineData("evidence")]
    [InlineData("evidence verify")]
    [InlineData("plan")]
    [InlineData("preflight")]
    [InlineData("rehearse")]
    [InlineData("report")]
    [InlineData("rollout")]
    [InlineData("rollout start")]
    [InlineData("rollout register")]
    [InlineData("rollout resume")]
    [InlineData("rollout watch")]
    [InlineData("rollout approve")]
    [InlineData("rollout pause")]
    [InlineData("rollout abort")]
    [InlineData("rollout contain")]
    [InlineData("rollout rollback")]
    [InlineData("rollout retry")]
    [InlineData("rollout evict")]
    [InlineData("serve")]
    [InlineData("simulate")]
    [InlineData("status")]
    public async Task Help_is_the_accepted_text(string verb)
    {
        var ran = await folder.RunAsync([.. verb.Split(' '), "--help"]);

        ran.Exit.Should().Be(ExitCode.Done);
        Testing.Golden.Matches(ran.Out, $"help/{verb.Replace(' ', '-')}.txt");
    }

    public void Dispose() => folder.Dispose();
}
