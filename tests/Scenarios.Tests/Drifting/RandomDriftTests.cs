using System.Globalization;
using PciAutoHeal.Core.Drift;

namespace PciAutoHeal.Scenarios.Tests.Drifting;

/// <summary>
/// Random drift of every kind is found with the right kind, target and cause, and nothing else is. The whole proof, in
/// organizations of 1,000 accounts in 17 regions: <c>make drift-campaign</c>.
/// </summary>
public sealed class RandomDriftTests
{
    [Fact]
    public async Task What_drifts_is_found_with_its_cause_and_nothing_else_is()
    {
        var ct = TestContext.Current.CancellationToken;
        using var world = await RolledOut.CreateAsync(60, ["us-east-1", "eu-west-1", "eu-north-1", "ap-south-1"], wholeUpTo: 20, ct);

        await CheckAsync(world, [], ct);
        (await CheckAsync(world, new RandomChanges(world, 0).OneOfEach(), ct)).Should().HaveCount(RandomChanges.Kinds.Count);
        for (var seed = 1; seed <= 25; seed++)
        {
            await CheckAsync(world, new RandomChanges(world, seed).Draw(1 + (seed % 6)), ct);
        }
    }

    [Fact]
    public async Task A_small_organization_is_looked_into_whole()
    {
        var ct = TestContext.Current.CancellationToken;
        using var world = await RolledOut.CreateAsync(60, ["us-east-1", "eu-west-1"], wholeUpTo: 200, ct);

        await CheckAsync(world, [], ct);
        await CheckAsync(world, new RandomChanges(world, 0).OneOfEach(), ct);
    }

    [Fact]
    public async Task A_campaign_of_random_drift_is_found_without_a_false_alarm()
    {
        var ct = TestContext.Current.CancellationToken;
        var wanted = Environment.GetEnvironmentVariable(DriftCampaignReport.Variable);
        Assert.SkipWhen(wanted is null, "a campaign takes long: make drift-campaign");
        var report = new DriftCampaignReport(TimeProvider.System);
        var runs = int.Parse(wanted!, CultureInfo.InvariantCulture);

        for (var first = 1; first <= runs; first += DriftCampaignReport.RunsAnOrganization)
        {
            using var world = await RolledOut.CreateAsync(1_000, DriftCampaignReport.Regions, wholeUpTo: 200, ct, seed: first);
            for (var seed = first; seed < first + DriftCampaignReport.RunsAnOrganization && seed <= runs; seed++)
            {
                report.Count(await CheckAsync(world, new RandomChanges(world, seed).Draw(1 + (seed % 12)), ct));
            }
        }

        report.Write();
    }

    private static async Task<IReadOnlyList<Difference>> CheckAsync(
        RolledOut world, IReadOnlyList<Change> changes, CancellationToken ct)
    {
        IReadOnlyList<Difference> lasting = [.. world.Lasting];
        var (changed, report) = await world.CheckAsync(changes, ct);
        var wanted = lasting.Concat(changed).ToList();
        var missed = wanted.Where(d => !report.Items.Any(d.IsToldBy)).ToList();
        var alarms = report.Items.Where(i => !wanted.Exists(d => d.Kind == i.Kind && d.Account == i.Account && d.Region == i.Region)).ToList();

        missed.Select(d => $"{d}").Should().BeEmpty("all of it is there to be found; reported was\n{0}", string.Join('\n', report.Items.Select(Told)));
        alarms.Select(Told).Should().BeEmpty("nothing else was changed than\n{0}", string.Join('\n', wanted));
        report.Items.Should().HaveCount(wanted.Count);
        return changed;
    }

    private static string Told(DriftItem item) =>
        $"{item.Kind} {item.Account} {item.Region} {item.Subject}: {item.Expected} / {item.Actual} because {item.Cause ?? "?"}";
}
