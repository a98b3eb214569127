namespace PciAutoHeal.Scenarios.Tests.Matrix;

/// <summary>What makes a rollout come to the step that is watched.</summary>
internal enum Play
{
    /// <summary>Approved, two waves, nothing else.</summary>
    Plain,

    /// <summary>A pack fails in the second wave, which is contained.</summary>
    Contained,

    /// <summary>A pack fails in the second wave, which is rolled back.</summary>
    RolledBack,

    /// <summary>AWS denies the second wave's puts for a while.</summary>
    Stopped,

    /// <summary>The organization cannot be read for a while.</summary>
    Unreadable,

    /// <summary>A completed rollout is looked at again.</summary>
    DriftLater,

    /// <summary>An account that joined a completed rollout is enrolled.</summary>
    EnrolledLater,
}
