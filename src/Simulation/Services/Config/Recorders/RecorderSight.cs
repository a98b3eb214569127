using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Faults;

namespace PciAutoHeal.Simulation.Services.Config.Recorders;

/// <summary>A recorder as it is at a moment, faults included.</summary>
public static class RecorderSight
{
    public static RecorderState? At(SimulatedCloud cloud, SimulatedAccount account, Region region, DateTimeOffset at)
    {
        var recorder = account.IsEnabled(region) ? RecorderBook.Of(account).Recorder(account, region) : null;
        if (recorder is null) return null;
        if (cloud.Faults.Striking(FaultKind.RecorderOff, account.Id, region, at) is { } off && recorder.Recording)
            recorder = recorder with { Recording = false, StoppedAt = cloud.Faults.Begin(off) };
        return cloud.Faults.Strikes(FaultKind.RecorderNarrowed, account.Id, region, at)
            ? recorder with { Group = RecorderState.AllSupported(all: false, global: false) }
            : recorder;
    }

    public static bool IsRecording(SimulatedCloud cloud, SimulatedAccount account, Region region, DateTimeOffset at) =>
        account.IsEnabled(region)
        && RecorderBook.Of(account).IsRecording(account, region)
        && !cloud.Faults.Strikes(FaultKind.RecorderOff, account.Id, region, at);

    /// <summary>
    /// When the recorder next records, given the faults that are known; null when nothing will start it.
    /// </summary>
    public static DateTimeOffset? RecordingFrom(
        SimulatedCloud cloud, SimulatedAccount account, Region region, DateTimeOffset from)
    {
        if (!account.IsEnabled(region) || !RecorderBook.Of(account).IsRecording(account, region)) return null;
        var at = from;
        while (cloud.Faults.Striking(FaultKind.RecorderOff, account.Id, region, at) is { } off)
        {
            if (cloud.Faults.End(off) is not { } end || end <= at) return null;
            at = end;
        }

        return at;
    }
}
