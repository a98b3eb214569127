namespace PciAutoHeal.Scenarios.Tests.Drifting;

/// <summary>One drift report, measured.</summary>
internal sealed record DriftMeasurement(
    int Accounts, int Regions, int Targets, double Seconds, IReadOnlyDictionary<string, long> ByOperation)
{
    public long Calls => ByOperation.Values.Sum();

    /// <summary>
    /// The least that reference/physical-limit.md allows for one pack, one set of roles and one set of documents a
    /// region: the accounts by 20 a page (§1), the packs by 100 rows a page (§2), a summary and the drift of each set
    /// (§5.9): to start a detection, to see it end once, to read what differs.
    /// </summary>
    public long Limit =>
        Pages(Accounts, 20) + Pages((long)Accounts * Regions, 100) + Pages(Accounts, 100) + (3L * (Regions + 1));

    public static string Text(IReadOnlyList<DriftMeasurement> rows, bool isServerGc) => $"""
        # A drift report, by the size of the organization

        `make drift-bench` rolls a release of one pack, one role and one document out to an organization in 17 regions, forgets
        everything but the ledger, and asks for a drift report where nothing differs. Seconds are of the whole report, with the
        simulated AWS answering in the same process; {Environment.ProcessorCount} cores, {(isServerGc ? "server" : "workstation")} garbage collector. The limit is what
        reference/physical-limit.md §1, §2 and §5.9 add up to.

        | accounts | targets | seconds | calls | limit | calls / limit |
        | ---: | ---: | ---: | ---: | ---: | ---: |
        {string.Join("\n", rows.Select(row => FormattableString.Invariant(
            $"| {row.Accounts:N0} | {row.Targets:N0} | {row.Seconds:F1} | {row.Calls:N0} | {row.Limit:N0} | {(double)row.Calls / row.Limit:F2} |")))}

        Calls of the largest:

        | call | times |
        | --- | ---: |
        {string.Join("\n", rows[^1].ByOperation.OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal).Select(c => FormattableString.Invariant($"| {c.Key} | {c.Value:N0} |")))}

        """;

    public override string ToString() => FormattableString.Invariant(
        $"{Accounts} accounts: {Seconds:F1} s, {Calls} calls of {Limit}: {string.Join(", ", ByOperation.OrderByDescending(c => c.Value).Select(c => $"{c.Key} {c.Value}"))}");

    private static long Pages(long rows, int size) => (rows + size - 1) / size;
}
