using PciAutoHeal.Core.Rollouts;

namespace PciAutoHeal.Cli.Report;

/// <summary>Which states a rollout and its waves went through, and when, from the events alone.</summary>
internal sealed class Course
{
    private readonly List<PhaseSpan> rollout = [];
    private readonly SortedDictionary<int, List<PhaseSpan>> waves = [];

    private Course()
    {
    }

    public IReadOnlyList<PhaseSpan> Rollout => rollout;

    public static Course Of(IEnumerable<RolloutEvent> events)
    {
        var course = new Course();
        var state = RolloutState.Start;
        foreach (var e in events)
        {
            var next = state.After(e);
            Move(course.rollout, next.Status.ToString(), e.At, next.HasEnded);
            foreach (var (number, status) in next.Waves)
            {
                if (!course.waves.TryGetValue(number, out var spans))
                    course.waves.Add(number, spans = []);
                Move(spans, status.ToString(), e.At, status is WaveStatus.Promoted or WaveStatus.RolledBack);
            }

            state = next;
        }

        return course;
    }

    public IReadOnlyList<PhaseSpan> Wave(int number) => waves.TryGetValue(number, out var spans) ? spans : [];

    /// <summary>What ends a wave or a rollout is a moment; everything before it lasts until the next state.</summary>
    private static void Move(List<PhaseSpan> spans, string state, DateTimeOffset at, bool ends)
    {
        if (spans.Count > 0 && spans[^1].State == state)
            return;
        if (spans.Count > 0 && spans[^1].Until is null)
            spans[^1] = spans[^1] with { Until = at };
        spans.Add(new(state, at, ends ? at : null));
    }
}
