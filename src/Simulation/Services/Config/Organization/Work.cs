namespace PciAutoHeal.Simulation.Services.Config.Organization;

/// <summary>
/// What one put does in one account: decided when the put arrives, read ever after as a function of the time.
/// </summary>
/// <param name="Action">Create, update or delete.</param>
/// <param name="Put">What is deployed.</param>
/// <param name="VisibleAt">When a row of a new member first appears.</param>
/// <param name="StartAt">When the work reaches the account; until then the row is the one before.</param>
/// <param name="EndAt">When it is over; never, for one that is stuck.</param>
/// <param name="Failure">Why it fails; null when it succeeds.</param>
public sealed record Work(
    MemberAction Action,
    PackPut Put,
    DateTimeOffset VisibleAt,
    DateTimeOffset StartAt,
    DateTimeOffset EndAt,
    PackFailure? Failure)
{
    /// <summary>Whether a recorder that is started ends the waiting.</summary>
    public bool WaitsForRecorder { get; init; }

    /// <summary>Whether it only waits for an account that is suspended.</summary>
    public bool WaitsForAccount { get; init; }

    public bool IsOver(DateTimeOffset now) => now >= EndAt;

    public bool Succeeded(DateTimeOffset now) => IsOver(now) && Failure is null;
}

/// <summary>Why a pack fails in a member, in AWS's words.</summary>
public sealed record PackFailure(string Code, string Message);
