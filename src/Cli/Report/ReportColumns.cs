namespace PciAutoHeal.Cli.Report;

/// <summary>
/// The targets as the page holds them: a column for each thing, a place for each account × region whether there is a
/// target or not. Zero stands for nothing there; a word's number begins at one.
/// </summary>
/// <param name="Updated">Seconds since <paramref name="Start"/>, plus one.</param>
/// <param name="Wave">The wave's number, plus one.</param>
internal sealed record ReportColumns(
    IReadOnlyList<string> Units,
    IReadOnlyList<string> States,
    IReadOnlyList<string> Contents,
    IReadOnlyList<string> Codes,
    IReadOnlyList<string> Errors,
    long Start,
    PackedNumbers Unit,
    PackedNumbers State,
    PackedNumbers Wave,
    PackedNumbers Content,
    PackedNumbers Code,
    PackedNumbers Error,
    PackedNumbers Updated)
{
    public static ReportColumns Of(ReportDocument report)
    {
        var places = report.Accounts.Count * report.Regions.Count;
        var row = report.Accounts.Select((account, n) => (account.Id, n)).ToDictionary(it => it.Id, it => it.n);
        var column = report.Regions.Select((region, n) => (region, n)).ToDictionary(it => it.region, it => it.n);
        var (units, states, contents, codes, errors) = (
            new WordList(), new WordList(), new WordList(), new WordList(), new WordList());
        uint[] state = new uint[places], wave = new uint[places], content = new uint[places];
        uint[] code = new uint[places], error = new uint[places], updated = new uint[places];
        var start = report.Targets.Select(target => target.UpdatedAt.ToUnixTimeSeconds()).DefaultIfEmpty(0).Min();
        foreach (var target in report.Targets)
        {
            var place = (row[target.Account] * report.Regions.Count) + column[target.Region];
            state[place] = states.NumberOf(target.State);
            wave[place] = (uint)(target.Wave + 1 ?? 0);
            content[place] = contents.NumberOf(target.Content);
            code[place] = codes.NumberOf(target.ErrorCode);
            error[place] = errors.NumberOf(target.Error);
            updated[place] = (uint)(target.UpdatedAt.ToUnixTimeSeconds() - start + 1);
        }

        uint[] unit = [.. report.Accounts.Select(account => units.NumberOf(account.Unit))];
        return new(
            units.Words,
            states.Words,
            contents.Words,
            codes.Words,
            errors.Words,
            start,
            PackedNumbers.Of(unit),
            PackedNumbers.Of(state),
            PackedNumbers.Of(wave),
            PackedNumbers.Of(content),
            PackedNumbers.Of(code),
            PackedNumbers.Of(error),
            PackedNumbers.Of(updated));
    }
}
