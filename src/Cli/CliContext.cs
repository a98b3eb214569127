using PciAutoHeal.Cli.Console;
using Spectre.Console;

namespace PciAutoHeal.Cli;

/// <summary>What a verb works with: its settings, and where it writes.</summary>
internal sealed record CliContext(CliSettings Settings, CliIo Io)
{
    /// <summary>For people: standard output, or standard error while standard output is for JSON.</summary>
    public IAnsiConsole People { get; } = Io.Console(Settings.Json ? Io.Error : Io.Out, Settings.Color);

    /// <summary>Warnings and errors.</summary>
    public IAnsiConsole Problems { get; } = Io.Console(Io.Error, Settings.Color);

    /// <summary>Prints the one JSON document, where JSON was asked for.</summary>
    public void WriteJson<T>(T document)
    {
        if (Settings.Json)
        {
            JsonOutput.Write(Io.Out, document);
            Io.Out.WriteLine();
        }
    }
}
