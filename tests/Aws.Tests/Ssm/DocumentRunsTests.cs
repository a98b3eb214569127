using Amazon.SimpleSystemsManagement.Model;
using Microsoft.Extensions.Logging.Abstractions;
using PciAutoHeal.Aws.Ssm;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Faults;
using PciAutoHeal.Core.Packs;
using PciAutoHeal.Core.Rollouts;

namespace PciAutoHeal.Aws.Tests.Ssm;

public sealed class DocumentRunsTests
{
    private static readonly Region[] Both = [World.Ireland, World.Virginia];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_account_where_nothing_heals_has_no_runs()
    {
        using var world = new World();

        (await Runs(world).CountAsync(World.Alpha, World.Role, Both, World.Start, Ct)).Should().Be(0);
    }

    [Fact]
    public async Task Runs_since_a_moment_are_counted_over_all_regions_and_pages()
    {
        using var world = new World();
        await CreateDocumentAsync(world); // a remediation whose document is missing fails the pack
        await world.Packs.PutAsync(new(Healing(900), World.Ireland, World.Virginia, RemediationMode.Heal, []), Ct);
        world.Clock.Advance(TimeSpan.FromHours(3));

        var all = await Runs(world).CountAsync(World.Alpha, World.Role, Both, World.Start, Ct);

        all.Should().BeGreaterThan(0);
        (await Runs(world).CountAsync(World.Alpha, World.Role, Both, World.Start.AddHours(3), Ct)).Should().Be(0);
    }

    [Fact]
    public async Task Nobody_guesses_about_an_account_out_of_reach()
    {
        using var world = new World([new Fault(FaultKind.RoleMissing, World.Alpha)]);

        (await Runs(world).CountAsync(World.Alpha, World.Role, Both, World.Start, Ct)).Should().BeNull();
    }

    [Fact]
    public async Task A_region_that_is_not_enabled_has_none()
    {
        using var world = new World([new Fault(FaultKind.RegionDisabled, World.Alpha, World.Ireland)]);

        (await Runs(world).CountAsync(World.Alpha, World.Role, Both, World.Start, Ct)).Should().Be(0);
    }

    private static DocumentRuns Runs(World world) => new(world.Aws, NullLogger<DocumentRuns>.Instance);

    private static async Task CreateDocumentAsync(World world)
    {
        using var member = await world.Aws.MemberAsync(World.Alpha, World.Role, Ct);
        var request = new CreateDocumentRequest
        {
            Name = "PciAutoHeal-EncryptBucket",
            DocumentType = "Automation",
            DocumentFormat = "YAML",
            Content = """
                schemaVersion: "0.3"
                mainSteps:
                  - { name: Wait, action: "aws:sleep", inputs: { Duration: PT1S } }
                """,
        };
        await member.Ssm(World.Ireland).CallAsync(
            "CreateDocument", (client, stop) => client.CreateDocumentAsync(request, stop), Ct);
    }

    /// <summary>So many rules that some find something, each with a remediation that starts by itself.</summary>
    private static Pack Healing(int seed) => new(
        PackName.Parse("healing"),
        "Resources:\n" + string.Join("\n", Enumerable.Range(0, 100).Select(n => $$"""
              Rule{{n}}:
                Type: AWS::Config::ConfigRule
                Properties: { ConfigRuleName: rule-{{n}}, Source: { Owner: AWS, SourceIdentifier: CHECK_{{seed + n}} } }
              Fix{{n}}:
                Type: AWS::Config::RemediationConfiguration
                DependsOn: Rule{{n}}
                Properties:
                  ConfigRuleName: rule-{{n}}
                  TargetType: SSM_DOCUMENT
                  TargetId: PciAutoHeal-EncryptBucket
                  Automatic: true
                  MaximumAutomaticAttempts: 3
                  RetryAttemptSeconds: 600
            """)),
        100,
        [],
        []);
}
