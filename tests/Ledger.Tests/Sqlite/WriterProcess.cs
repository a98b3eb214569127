using System.Diagnostics;
using System.Globalization;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Sqlite;
using static PciAutoHeal.Ledger.Tests.Examples;

namespace PciAutoHeal.Ledger.Tests.Sqlite;

/// <summary>A process of its own that writes to a ledger and tells every commit, until it is killed.</summary>
public sealed class WriterProcess
{
    private const string FileVariable = "PCIAUTOHEAL_TEST_LEDGER";
    private const string NameVariable = "PCIAUTOHEAL_TEST_WRITER";

    public static RolloutId Rollout { get; } = RolloutId.Parse("killed");

    public static Process Start(string file, string name)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            Environment = { [FileVariable] = file, [NameVariable] = name },
        };
        string[] arguments =
        [
            "exec", typeof(WriterProcess).Assembly.Location,
            "-explicit", "only", "-method", $"{typeof(WriterProcess).FullName}.{nameof(Writes_until_it_is_killed)}",
        ];
        Array.ForEach(arguments, start.ArgumentList.Add);
        return Process.Start(start)!;
    }

    /// <summary>
    /// The numbers that were told, the last of them after a number of commits or with the end of the process.
    /// </summary>
    public static async Task<int> ReadToldAsync(Process writer, int enough)
    {
        var last = -1;
        while (last < enough && await writer.StandardOutput.ReadLineAsync() is { } line)
        {
            last = line.StartsWith("told ", StringComparison.Ordinal)
                ? int.Parse(line[5..], CultureInfo.InvariantCulture)
                : last;
        }

        return last;
    }

    [Fact(Explicit = true)]
    public async Task Writes_until_it_is_killed()
    {
        var file = Environment.GetEnvironmentVariable(FileVariable);
        var name = Environment.GetEnvironmentVariable(NameVariable);
        Assert.SkipWhen(file is null || name is null, "Runs as a child of another test.");
        var ct = TestContext.Current.CancellationToken;
        using var ledger = SqliteLedger.Open(file);
        await using var told = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true };

        for (var n = 0; ; n++)
        {
            await ledger.Rollouts.AppendAsync(Rollout, [Event($"{name}-{n}-a"), Event($"{name}-{n}-b")], ct);
            await ledger.Targets.RecordAsync(Rollout, [Change(n % 7, TargetState.Failed, n, $"{name}-{n}")], ct);
            await ledger.Executions.SaveAsync(name, n, $"{n}", ct);
            await told.WriteLineAsync($"told {n}");
        }
    }
}
