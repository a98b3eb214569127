using System.Text.RegularExpressions;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Packs;

namespace PciAutoHeal.Aws.Tests.CloudFormation;

/// <summary>The templates that are shipped, through the whole way.</summary>
public sealed partial class ShippedFoundationTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_shipped_templates_deploy_and_do_not_drift()
    {
        var (roles, documents) = (await ReadAsync("roles.yaml"), await ReadAsync("documents.yaml"));
        var foundation = new Foundation(
            roles,
            documents,
            [.. DocumentName().Matches(documents).Select(match => match.Groups[1].Value)],
            [.. RoleName().Matches(roles).Select(match => match.Groups[1].Value)]);
        using var world = new World();
        Target[] targets = [new(World.Alpha, World.Ireland), new(World.Beta, World.Virginia)];

        var operations = await world.Foundation.StartAsync(foundation, targets, World.Virginia, "wave-0", Ct);
        world.Clock.Advance(TimeSpan.FromMinutes(10));
        var progress = await world.Foundation.ReadAsync(operations, targets, Ct);
        var drift = await world.Foundation.ReadDriftAsync(foundation, targets, World.Virginia, Ct);

        foundation.Documents.Should().NotBeEmpty();
        foundation.Roles.Should().NotBeEmpty();
        progress.Should().HaveCount(3).And.OnlyContain(one => one.IsDone);
        progress.SelectMany(one => one.Failures).Should().BeEmpty();
        drift.Should().BeEmpty();
    }

    private static Task<string> ReadAsync(string file)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "PciAutoHeal.sln")))
        {
            folder = folder.Parent;
        }

        return File.ReadAllTextAsync(Path.Combine(folder.FullName, "conformance-packs", "foundation", file), Ct);
    }

    [GeneratedRegex(@"^      Name: (PciAutoHeal-\w+)\r?$", RegexOptions.Multiline)]
    private static partial Regex DocumentName();

    [GeneratedRegex(@"^      RoleName: (PciAutoHeal-\w+)\r?$", RegexOptions.Multiline)]
    private static partial Regex RoleName();
}
