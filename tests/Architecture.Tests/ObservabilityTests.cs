using System.Text.RegularExpressions;

namespace PciAutoHeal.Architecture.Tests;

/// <summary>
/// docs/observability.md names whatever others may build alarms and dashboards on, and nothing that is not there.
/// </summary>
public sealed partial class ObservabilityTests
{
    private const string Page = "docs/observability.md";

    private static readonly string Source = string.Join('\n', Repository.Files("src", "*.cs").Select(Repository.Text));

    [Fact]
    public void Every_log_event_is_listed_with_its_number_and_name() =>
        Rows(LoggedRow()).Should().BeEquivalentTo(
            Logged().Matches(Source).Select(m => $"{m.Groups["id"]} {m.Groups["name"]} {m.Groups["level"]}"), $"{Page} says so");

    [Fact]
    public void No_two_log_events_share_a_number() =>
        Logged().Matches(Source).GroupBy(m => m.Groups["id"].Value).Where(same => same.Count() > 1).Select(same => same.Key).Should().BeEmpty();

    [Fact]
    public void Every_instrument_is_listed() =>
        Rows(InstrumentRow()).Should().BeEquivalentTo(Instrument().Matches(Source).Select(m => m.Groups[1].Value));

    [Fact]
    public void Every_span_and_tag_is_listed() =>
        Rows(SpanRow()).Should().BeEquivalentTo(
            SpanOrTag().Matches(Repository.Text("src/Shared/Steps/Telemetry/Traces.cs")).Select(m => m.Groups[1].Value));

    private static IEnumerable<string> Rows(Regex row) =>
        Repository.Lines(Page).Select(line => row.Match(line)).Where(m => m.Success)
            .Select(m => string.Join(" ", m.Groups.Values.Skip(1).Select(group => group.Value)));

    [GeneratedRegex(@"LoggerMessage\(\s*(?<id>\d+),\s*LogLevel\.(?<level>\w+),[^;]*?static partial void (?<name>\w+)\(", RegexOptions.Singleline)]
    private static partial Regex Logged();

    [GeneratedRegex(@"^\| (\d{3}) \| (\w+) \| (\w+) \|")]
    private static partial Regex LoggedRow();

    [GeneratedRegex(@"Meter\.Create\w+<\w+>\(""([\w.]+)""")]
    private static partial Regex Instrument();

    [GeneratedRegex(@"^\| `(pciautoheal\.[\w.]+)` \| (?:counter|histogram|gauge) \|")]
    private static partial Regex InstrumentRow();

    [GeneratedRegex(@"const string \w+(?:Span|Tag) = ""([^""]+)""")]
    private static partial Regex SpanOrTag();

    [GeneratedRegex(@"^\| `([\w. ]+)` \| (?:span|tag) \|")]
    private static partial Regex SpanRow();
}
