namespace PciAutoHeal.Simulation.Services.Config.Organization;

/// <summary>A row of the detailed status.</summary>
public readonly record struct DetailRow(string Status, DateTimeOffset At, string? ErrorCode, string? ErrorMessage)
{
    public bool IsInProgress => Status.EndsWith("_IN_PROGRESS", StringComparison.Ordinal);

    public static string Words(MemberAction action, string outcome) => (action, outcome) switch
    {
        (MemberAction.Create, "IN_PROGRESS") => "CREATE_IN_PROGRESS",
        (MemberAction.Create, "SUCCESSFUL") => "CREATE_SUCCESSFUL",
        (MemberAction.Create, _) => "CREATE_FAILED",
        (MemberAction.Update, "IN_PROGRESS") => "UPDATE_IN_PROGRESS",
        (MemberAction.Update, "SUCCESSFUL") => "UPDATE_SUCCESSFUL",
        (MemberAction.Update, _) => "UPDATE_FAILED",
        (_, "IN_PROGRESS") => "DELETE_IN_PROGRESS",
        (_, "SUCCESSFUL") => "DELETE_SUCCESSFUL",
        _ => "DELETE_FAILED",
    };
}
