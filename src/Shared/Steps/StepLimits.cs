namespace PciAutoHeal.Steps;

/// <summary>How hard and how patiently steps work; a rehearsal and a live run differ only here.</summary>
public sealed record StepLimits
{
    /// <summary>
    /// Calls in flight at once within a step. One is strictly sequential, so that a rehearsal repeats exactly.
    /// </summary>
    public int Parallelism { get; init; } = 16;

    /// <summary>
    /// Accounts up to which every row is read at every poll (reference/physical-limit.md §2 asks for few calls).
    /// </summary>
    public int FullReadingUpTo { get; init; } = 200;

    /// <summary>
    /// Accounts whose packs one run of a step puts or reads one by one; a step has minutes, a wave may have thousands.
    /// </summary>
    public int VisitsPerStep { get; init; } = 500;

    /// <summary>First poll after a put, and the bounds of the following ones (physical-limit.md §5.5).</summary>
    public TimeSpan PollFirst { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>
    /// First poll in an organization of more than <see cref="FullReadingUpTo"/> accounts (physical-limit.md §5.5).
    /// </summary>
    public TimeSpan PollFirstOfMany { get; init; } = TimeSpan.FromSeconds(90);

    public TimeSpan PollLongest { get; init; } = TimeSpan.FromSeconds(120);

    /// <summary>
    /// Of what takes hours, a sixth of the time spent is waited, up to this: a look also hears what a person wishes.
    /// </summary>
    public TimeSpan PollRarest { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>After this long of AWS refusing a put because it works on the pack, a person must look.</summary>
    public TimeSpan BusyLongest { get; init; } = TimeSpan.FromHours(12);

    /// <summary>
    /// After this long without a row, and with the aggregate done, a target will not become visible any more.
    /// </summary>
    public TimeSpan VisibleWithin { get; init; } = TimeSpan.FromSeconds(90);

    /// <summary>Longest a baking wave sleeps before it looks for a person's wish.</summary>
    public TimeSpan HoldLongest { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// The same in an organization of more than <see cref="FullReadingUpTo"/> accounts, where a look is many calls.
    /// </summary>
    public TimeSpan HoldLongestOfMany { get; init; } = TimeSpan.FromMinutes(7.5);

    /// <summary>
    /// How often the changes of a wave that still deploys are counted, and in how many of its accounts at a time.
    /// </summary>
    public TimeSpan GlanceEvery { get; init; } = TimeSpan.FromMinutes(10);

    public int GlanceAccounts { get; init; } = 100;

    /// <summary>How often a baking wave looks whether somebody else has changed its organization packs.</summary>
    public TimeSpan WatchEvery { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>A lease outlives its holder by this long.</summary>
    public TimeSpan LeaseFor { get; init; } = TimeSpan.FromHours(12);

    /// <summary>
    /// Share of accounts that look fine from afar and are inspected all the same (physical-limit.md §5.2).
    /// </summary>
    public double InspectShare { get; init; } = 0.01;

    /// <summary>
    /// Most accounts of such a sample: one in a hundred of a large organization would be thousands of calls, and twenty
    /// accounts with all their regions tell as well whether the aggregator is to be believed.
    /// </summary>
    public int InspectMost { get; init; } = 20;

    /// <summary>
    /// Targets whose remediations one drift report looks at, of those where something is found that they should heal.
    /// </summary>
    public int RemediationLooks { get; init; } = 500;

    /// <summary>
    /// Looks into accounts' trails that one drift report takes; further differences stay without a cause.
    /// </summary>
    public int TrailLookups { get; init; } = 200;
}
