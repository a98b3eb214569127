using PciAutoHeal.Core.Accounts;

namespace PciAutoHeal.Simulation.Services.Config.Recorders;

/// <summary>
/// The recorders and delivery channels of one account. What nobody changed is read from the seed, so that an account
/// with seventeen regions costs nothing until it is touched.
/// </summary>
public sealed class RecorderBook
{
    private readonly Dictionary<Region, RecorderState?> recorders = [];
    private readonly Dictionary<Region, ChannelState?> channels = [];

    public static RecorderBook Of(SimulatedAccount account) => account.Global<RecorderBook>();

    public RecorderState? Recorder(SimulatedAccount account, Region region) =>
        recorders.TryGetValue(region, out var changed) ? changed
        : Seeded(account, region) is { } seed ? RecorderState.From(seed, account)
        : null;

    /// <summary>Whether there is a recorder that records; costs nothing where nothing was changed.</summary>
    public bool IsRecording(SimulatedAccount account, Region region) => recorders.TryGetValue(region, out var changed)
        ? changed is { Recording: true }
        : Seeded(account, region) is { Recording: true };

    public bool HasRecorder(SimulatedAccount account, Region region) => recorders.TryGetValue(region, out var changed)
        ? changed is not null
        : Seeded(account, region) is not null;

    /// <summary>Whether it records every supported type; costs nothing where nothing was changed.</summary>
    public bool RecordsAll(SimulatedAccount account, Region region) => recorders.TryGetValue(region, out var changed)
        ? changed?.Group.Flag("allSupported") == true
        : Seeded(account, region) is { AllSupported: true };

    public ChannelState? Channel(SimulatedAccount account, Region region) =>
        channels.TryGetValue(region, out var changed) ? changed
        : Seeded(account, region) is null ? null
        : new("default", $"config-bucket-{account.Id}", null, null);

    public void Set(Region region, RecorderState? recorder) => recorders[region] = recorder;

    public void Set(Region region, ChannelState? channel) => channels[region] = channel;

    /// <summary>
    /// A snapshot without recorders was made without looking: every enabled region then has one, recording.
    /// </summary>
    private static Recorder? Seeded(SimulatedAccount account, Region region) =>
        !account.IsEnabled(region) ? null
        : account.Seed.Recorders is { } known ? Find(known, region)
        : new Recorder(region, Recording: true);

    private static Recorder? Find(IReadOnlyList<Recorder> known, Region region)
    {
        for (var i = 0; i < known.Count; i++)
        {
            if (known[i].Region == region) return known[i];
        }

        return null;
    }
}
