namespace PciAutoHeal.Scenarios.Tests.Matrix;

/// <summary>How a cell of the matrix ended.</summary>
/// <param name="Course">The states in which a person found the rollout, the last one last.</param>
/// <param name="Reasons">Everything it gave as a reason for a stop.</param>
internal sealed record CellResult(
    Place Place, Trouble Trouble, IReadOnlyList<string> Course, IReadOnlyList<string> Reasons)
{
    /// <summary>What the play itself stops for.</summary>
    private static readonly string[] OfThePlay = ["100000000005", "AccessDenied"];

    /// <summary>Null when all is well.</summary>
    public string? Complaint()
    {
        var words = Place.Play is Play.Plain or Play.DriftLater ? Trouble.Words : [.. Trouble.Words, .. OfThePlay];
        var unnamed = Reasons.FirstOrDefault(r => !words.Any(w => r.Contains(w, StringComparison.Ordinal)));
        return unnamed is null ? null : $"{Trouble.Name} in {Place.Name} ({string.Join(", ", Course)}) gives a reason that does not name it: {unnamed}";
    }
}
