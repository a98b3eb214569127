namespace PciAutoHeal.Cli.Serving;

/// <summary>The report as it is at the moment somebody asks.</summary>
internal interface ILiveReport
{
    /// <summary>Changes when the report does; cheaper to read than the report.</summary>
    Task<string> TagAsync(CancellationToken ct);

    Task<byte[]> PageAsync(CancellationToken ct);

    Task<byte[]> JsonAsync(CancellationToken ct);
}
