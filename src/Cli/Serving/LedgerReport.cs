using PciAutoHeal.Cli.Console;
using PciAutoHeal.Cli.Hosting;
using PciAutoHeal.Cli.Output;
using PciAutoHeal.Cli.Report;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Documents.Generation;

namespace PciAutoHeal.Cli.Serving;

/// <summary>Reads the ledger anew for every question: another process may be writing it.</summary>
internal sealed class LedgerReport(CliContext context, RolloutId rollout, ClockPace? pace, ContentRelease? content) : ILiveReport
{
    public async Task<string> TagAsync(CancellationToken ct)
    {
        using var host = await LiveHost.OpenAsync(context, null, ct, pace);
        return await TagAsync(host, ct);
    }

    public async Task<byte[]> PageAsync(CancellationToken ct)
    {
        using var host = await LiveHost.OpenAsync(context, null, ct, pace);
        var tag = await TagAsync(host, ct); // before the reading: news in between are shown once more, never missed
        return WrittenFile.Text(ReportPage.Write(await ReadAsync(host, ct), tag));
    }

    public async Task<byte[]> JsonAsync(CancellationToken ct)
    {
        using var host = await LiveHost.OpenAsync(context, null, ct, pace);
        return JsonOutput.WriteBytes(await ReadAsync(host, ct));
    }

    private Task<ReportDocument> ReadAsync(Host host, CancellationToken ct) =>
        new ReportReading(host.Ports, content, null).ReadAsync(rollout, ct);

    private async Task<string> TagAsync(Host host, CancellationToken ct)
    {
        var events = await host.Ports.Ledger.ReadAsync(rollout, ct);
        var targets = await host.Ports.Targets.ReadAsync(rollout, ct);
        var hash = new HashCode();
        foreach (var target in targets)
        {
            hash.Add(target.State);
            hash.Add(target.UpdatedAt);
        }

        return $"{events.Count}-{targets.Count}-{(uint)hash.ToHashCode():x8}";
    }
}
