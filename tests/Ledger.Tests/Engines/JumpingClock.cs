namespace PciAutoHeal.Ledger.Tests.Engines;

/// <summary>A clock on which every wait is over at once, and counted.</summary>
public sealed class JumpingClock : TimeProvider
{
    private int waits;

    public int Waits => waits;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Interlocked.Increment(ref waits);
        return base.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
