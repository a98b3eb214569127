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
        var foundation = new Foundation(Read("roles-*.yaml", RoleName()), Read("documents-*.yaml", DocumentName()));
        using var world = new World();
        Target[] targets = [new(World.Alpha, World.Ireland), new(World.Beta, World.Virginia)];

        var operations = await world.Foundation.StartAsync(foundation, targets, World.Virginia, "wave-0", Ct);
        world.Clock.Advance(TimeSpan.FromMinutes(10));
        var progress = await world.Foundation.ReadAsync(operations, targets, Ct);
        var drift = await world.Foundation.ReadDriftAsync(foundation, targets, World.Virginia, Ct);

        foundation.Documents.Should().NotBeEmpty().And.OnlyContain(it => it.Resources.Count > 0);
        foundation.Roles.Should().HaveSameCount(foundation.Documents);
        progress.Should().HaveCount(3 * foundation.Roles.Count).And.OnlyContain(one => one.IsDone);
        progress.SelectMany(one => one.Failures).Should().BeEmpty();
        drift.Should().BeEmpty();
    }

    private static IReadOnlyList<FoundationTemplate> Read(string files, Regex name)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root!.FullName, "PciAutoHeal.sln")))
        {
            root = root.Parent;
        }

        return
        [
            .. from file in Directory.GetFiles(Path.Combine(root.FullName, "conformance-packs", "foundation"), files)
               let text = File.ReadAllText(file)
               select new FoundationTemplate(
                   Path.GetFileNameWithoutExtension(file), text, [.. name.Matches(text).Select(match => match.Groups[1].Value)]),
        ];
    }

    [GeneratedRegex(@"^ +Properties:\r?\n +Name: (PciAutoHeal-\w+)\r?$", RegexOptions.Multiline)]
    private static partial Regex DocumentName();

    [GeneratedRegex(@"^ +Properties:\r?\n +RoleName: (PciAutoHeal-\w+)\r?$", RegexOptions.Multiline)]
    private static partial Regex RoleName();
}
