namespace PciAutoHeal.Cli;

/// <summary>Exit codes; stable, see <c>pciautoheal --help</c>.</summary>
public static class ExitCode
{
    public const int Done = 0;

    /// <summary>Finished, with findings: drift, a halted gate, a failed check, failed targets.</summary>
    public const int Findings = 1;

    /// <summary>Wrong usage or invalid input; nothing was changed.</summary>
    public const int Invalid = 2;

    /// <summary>AWS or the environment refused.</summary>
    public const int Refused = 3;

    /// <summary>Interrupted; everything is saved.</summary>
    public const int Interrupted = 130;
}
