using CsCheck;
using PciAutoHeal.Cli.Console;
using PciAutoHeal.Cli.Report;

namespace PciAutoHeal.Cli.Tests.Report;

public sealed class ReportColumnsTests
{
    private static readonly string[] States = ["Deployed", "Failed", "Skipped", "Pending"];

    /// <summary>Any targets of four accounts, some of them missing, in any order.</summary>
    private static Gen<ReportDocument> Any { get; } =
        from seed in Gen.Int[0, 1_000_000]
        from kept in Gen.Int[0, 255]
        select Drawn(new Random(seed), kept);

    [Fact]
    public void Columns_say_of_every_target_what_the_report_says() => Any.Sample(report =>
        Read(report, ReportColumns.Of(report)).Should().BeEquivalentTo(report.Targets));

    [Fact]
    public void A_place_without_a_target_holds_nothing()
    {
        var report = Reports.One with { Targets = [Reports.One.Targets[3]] };

        var columns = ReportColumns.Of(report);

        Unpacked.Of(columns.State).Should().Equal(0, 0, 0, 1, 0, 0, 0, 0);
        columns.States.Should().Equal("Failed");
    }

    private static ReportDocument Drawn(Random draw, int kept) => Reports.One with
    {
        Targets =
        [
            .. Reports.One.Targets.Where((_, n) => (kept & (1 << n)) != 0).OrderBy(_ => draw.Next()).Select(target => target with
            {
                State = States[draw.Next(States.Length)],
                Wave = draw.Next(3) is var wave and > 0 ? wave * draw.Next(400) : null,
                Error = draw.Next(2) == 0 ? null : $"error {draw.Next(3)}",
                ErrorCode = draw.Next(2) == 0 ? null : $"code {draw.Next(3)}",
                Content = draw.Next(2) == 0 ? null : $"sha256:{draw.Next(3)}",
                UpdatedAt = Reports.Start.AddSeconds(draw.Next(10_000_000)),
            }),
        ],
    };

    private static IEnumerable<TargetLine> Read(ReportDocument report, ReportColumns c)
    {
        var (state, wave, updated) = (Unpacked.Of(c.State), Unpacked.Of(c.Wave), Unpacked.Of(c.Updated));
        var (content, code, error) = (Unpacked.Of(c.Content), Unpacked.Of(c.Code), Unpacked.Of(c.Error));
        for (var place = 0; place < state.Count; place++)
        {
            if (state[place] > 0)
            {
                yield return new(
                    report.Accounts[place / report.Regions.Count].Id,
                    report.Regions[place % report.Regions.Count],
                    wave[place] == 0 ? null : (int)wave[place] - 1,
                    c.States[(int)state[place] - 1],
                    Word(c.Contents, content[place]),
                    Word(c.Codes, code[place]),
                    Word(c.Errors, error[place]),
                    DateTimeOffset.FromUnixTimeSeconds(c.Start + updated[place] - 1));
            }
        }
    }

    private static string? Word(IReadOnlyList<string> words, uint number) =>
        number == 0 ? null : words[(int)number - 1];
}
