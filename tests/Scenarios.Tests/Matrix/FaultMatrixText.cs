using System.Text;

namespace PciAutoHeal.Scenarios.Tests.Matrix;

/// <summary>The fault matrix as the document of the repository.</summary>
internal static class FaultMatrixText
{
    private const string Head = """
        # The fault matrix

        What happens when something goes wrong just when one step of the flow runs. Written by `FaultMatrixTests`, which plays
        every cell: a rollout of seven accounts in two regions, in virtual time, against the simulated AWS. The trouble begins
        when the step does; faults of AWS last 30 minutes, which is longer than every retry, or for good (an account that
        left, a pack that hangs). When the rollout stops, a person resumes it an hour later, twice at most.

        A cell says how the person found the rollout, and how it ended: `ok` completed, `P` paused, `H` halted, `C` contained,
        `E` the execution itself ended with the error; `P ok` was paused and completed once it was resumed. Every stop must
        have a reason that names the cause: one of the words in the last column, or those of what led to the step.

        """;

    public static string Of(Func<Trouble, Place, CellResult?> find)
    {
        var text = new StringBuilder(Head).AppendLine("## The steps").AppendLine();
        foreach (var (number, place) in Place.All.Index())
        {
            text.AppendLine($"{number + 1}. {place.Name}, {Words(place.Play)}");
        }

        text.AppendLine().AppendLine("## The table").AppendLine();
        Row(text, ["trouble", .. Place.All.Index().Select(p => $"{p.Index + 1}"), "a stop says"]);
        Row(text, [.. Enumerable.Repeat("---", Place.All.Count + 2)]);
        foreach (var trouble in Trouble.All)
        {
            var cells = Place.All.Select(place => Short(find(trouble, place)));
            Row(text, [trouble.Name, .. cells, string.Join(" or ", trouble.Words.Select(w => $"`{w}`"))]);
        }

        return text.ToString();
    }

    private static void Row(StringBuilder text, IEnumerable<string> cells) =>
        text.AppendLine($"| {string.Join(" | ", cells)} |");

    private static string Short(CellResult? result) => result is null
        ? "?"
        : string.Join(' ', result.Course.Select(state => state switch
        {
            "Completed" => "ok",
            "Paused" => "P",
            "Halted" => "H",
            "Contained" => "C",
            _ => "E",
        }));

    private static string Words(Play play) => play switch
    {
        Play.Plain => "of a rollout that goes well",
        Play.Contained => "of a second wave in which a pack fails, contained",
        Play.RolledBack => "of a second wave in which a pack fails, rolled back",
        Play.Stopped => "of a second wave whose puts are denied",
        Play.Unreadable => "of a rollout whose organization cannot be read",
        Play.DriftLater => "half a day after the rollout completed",
        _ => "after an account joined a completed rollout",
    };
}
