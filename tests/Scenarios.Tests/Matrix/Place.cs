namespace PciAutoHeal.Scenarios.Tests.Matrix;

/// <summary>One column of the fault matrix: a step, and the rollout in which it comes to run.</summary>
/// <param name="Machine">The state machine that is watched.</param>
/// <param name="State">The Task's name.</param>
/// <param name="Play">What makes a rollout come to it.</param>
internal sealed record Place(string Machine, string State, Play Play)
{
    public static IReadOnlyList<Place> All { get; } =
    [
        .. from state in (string[])["DiscoverOrganization", "CheckTargets", "PlanWaves", "AskOperator", "RecordAnswer", "PickNextWave", "RunWave"]
           select new Place("rollout", state, Play.Plain),
        .. from state in (string[])["OpenWave", "DeployFoundation", "CheckFoundation", "PutPacks", "PollWave", "JudgeWave"]
           select new Place("wave", state, Play.Plain),
        new("wave", "ContainWave", Play.Contained),
        new("wave", "RollBackWave", Play.RolledBack),
        new("wave", "RecordOutcome", Play.Stopped),
        new("rollout", "CheckDrift", Play.Plain),
        new("rollout", "CloseRollout", Play.Plain),
        new("rollout", "RecordOutcome", Play.Unreadable),
        new("drift", "CheckDrift", Play.DriftLater),
        new("enroll", "EnrollAccounts", Play.EnrolledLater),
    ];

    public string Name => $"{Machine}.{State}";

    /// <summary>Steps of a wave are watched in the second one: there are live packs then.</summary>
    public int Wave => Machine == "wave" ? 1 : -1;
}
