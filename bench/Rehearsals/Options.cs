using System.Globalization;

namespace PciAutoHeal.Bench.Rehearsals;

/// <summary>What the command line asks for.</summary>
internal sealed record Options(
    string Program, string? ResultsFile, int Runs, int Accounts, string? Spec, string? Faults)
{
    public const string Usage = "usage: rehearsals PATH-OF-PCIAUTOHEAL [--results FILE] [--runs 3] [--accounts 1000] [--spec FILE] [--faults FILE]";

    public static Options? Parse(string[] args)
    {
        if (args is not [var program, .. var rest] || rest.Length % 2 != 0 || !File.Exists(program))
        {
            return null;
        }

        var options = new Options(Path.GetFullPath(program), null, 3, 1000, null, null);
        foreach (var pair in rest.Chunk(2))
        {
            if (pair is ["--results", var file])
            {
                options = options with { ResultsFile = file };
            }
            else if (pair is ["--spec", var spec] && File.Exists(spec))
            {
                options = options with { Spec = Path.GetFullPath(spec) };
            }
            else if (pair is ["--faults", var faults] && File.Exists(faults))
            {
                options = options with { Faults = Path.GetFullPath(faults) };
            }
            else if (pair is ["--runs", var runs] && Number(runs) is { } times)
            {
                options = options with { Runs = times };
            }
            else if (pair is ["--accounts", var accounts] && Number(accounts) is { } many)
            {
                options = options with { Accounts = many };
            }
            else
            {
                return null;
            }
        }

        return options;
    }

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;
}
