namespace PciAutoHeal.Simulation.Tests;

public sealed class WorkSpansTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 1, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void What_runs_at_the_same_time_counts_once()
    {
        var work = Of((0, 10), (5, 20), (60, 70), (2, 3));

        work.Within(Start, Start.AddHours(2)).Should().Be(TimeSpan.FromMinutes(30));
    }

    [Fact]
    public void Only_what_lies_between_the_moments_counts()
    {
        var work = Of((0, 10), (30, 600));

        work.Within(Start.AddMinutes(5), Start.AddMinutes(40)).Should().Be(TimeSpan.FromMinutes(15));
    }

    [Fact]
    public void Without_work_there_is_no_time() => Of().Within(Start, Start.AddDays(1)).Should().Be(TimeSpan.Zero);

    private static WorkSpans Of(params (int From, int To)[] spans)
    {
        var work = new WorkSpans();
        foreach (var (from, to) in spans)
        {
            work.Add(Start.AddMinutes(from), Start.AddMinutes(to));
        }

        return work;
    }
}
