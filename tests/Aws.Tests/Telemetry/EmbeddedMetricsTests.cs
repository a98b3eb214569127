using System.Text.Json.Nodes;
using PciAutoHeal.Aws.Telemetry;
using PciAutoHeal.Steps.Telemetry;

namespace PciAutoHeal.Aws.Tests.Telemetry;

/// <summary>
/// Instruments are the program's own, so that tests that run at the same time are seen as well; tags tell them apart.
/// </summary>
public sealed class EmbeddedMetricsTests
{
    private const string Api = "test:EmbeddedMetrics";

    [Fact]
    public void Counts_are_summed_by_dimension_and_told_once()
    {
        using var output = new StringWriter();
        using var metrics = new EmbeddedMetrics(output, new JumpingTime(World.Start));
        Metrics.Calls.Add(1, new KeyValuePair<string, object?>(Traces.ApiTag, Api));
        Metrics.Calls.Add(2, new KeyValuePair<string, object?>(Traces.ApiTag, Api));

        metrics.Flush();
        metrics.Flush();

        var line = Lines(output).Should().ContainSingle().Subject;
        line[Metrics.Calls.Name]!.ToJsonString().Should().Be("[3]");
        ((long)line["_aws"]!["Timestamp"]!).Should().Be(World.Start.ToUnixTimeMilliseconds());
        var directive = line["_aws"]!["CloudWatchMetrics"]![0]!;
        ((string?)directive["Namespace"]).Should().Be("PciAutoHeal");
        directive["Dimensions"]!.ToJsonString().Should().Be($"[[\"{Traces.ApiTag}\"]]");
        directive["Metrics"]!.ToJsonString().Should().Be("[{\"Name\":\"pciautoheal.api.calls\",\"Unit\":\"Count\"}]");
    }

    [Fact]
    public void Durations_keep_every_value_a_hundred_a_line()
    {
        using var output = new StringWriter();
        using var metrics = new EmbeddedMetrics(output, new JumpingTime(World.Start));
        for (var i = 0; i < 250; i++)
        {
            Metrics.StepDuration.Record(i, new KeyValuePair<string, object?>(Traces.StepTag, Api));
        }

        metrics.Flush();

        Lines(output).Select(line => line[Metrics.StepDuration.Name]!.AsArray().Count).Should().Equal(100, 100, 50);
    }

    [Fact]
    public async Task What_is_measured_while_it_is_told_is_told_the_next_time()
    {
        const int All = 5_000;
        using var output = new StringWriter();
        using var metrics = new EmbeddedMetrics(output, new JumpingTime(World.Start));
        var measuring = Task.Run(
            () =>
            {
                for (var i = 0; i < All; i++)
                {
                    Metrics.Calls.Add(1, new KeyValuePair<string, object?>(Traces.ApiTag, $"{Api}{i}"));
                }
            },
            TestContext.Current.CancellationToken);

        while (!measuring.IsCompleted)
        {
            metrics.Flush();
        }

        await measuring;
        metrics.Flush();
        Lines(output).Should().HaveCount(All);
    }

    [Fact]
    public async Task Calls_throttles_and_retries_are_measured_where_calls_are_made()
    {
        using var output = new StringWriter();
        using var metrics = new EmbeddedMetrics(output, new JumpingTime(World.Start));
        using var world = new World([new(Core.Faults.FaultKind.Throttled, Api: "organizations:DescribeOrganization", For: TimeSpan.FromSeconds(2))]);

        await world.Aws.StandingAsync(TestContext.Current.CancellationToken);
        metrics.Flush();

        var told = output.ToString();
        told.Should().Contain(Metrics.Throttles.Name).And.Contain(Metrics.Retries.Name).And.Contain("organizations:DescribeOrganization");
    }

    private static IReadOnlyList<JsonNode> Lines(StringWriter output) =>
        [.. output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line.Contains(Api, StringComparison.Ordinal)).Select(line => JsonNode.Parse(line)!)];
}
