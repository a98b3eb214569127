using Spectre.Console;

namespace PciAutoHeal.Cli;

/// <summary>Where a run reads from and writes to; tests give their own.</summary>
/// <param name="Out">Results. With <c>--output json</c>, one JSON document and nothing else.</param>
/// <param name="Error">Everything that is for people while JSON is asked for; errors always.</param>
/// <param name="Variable">Reads an environment variable.</param>
/// <param name="IsTerminal">Whether a person watches: live tables are drawn only then.</param>
/// <param name="Clock">The real clock.</param>
public sealed record CliIo(
    TextWriter Out, TextWriter Error, Func<string, string?> Variable, bool IsTerminal, TimeProvider Clock)
{
    private const int WidthWithoutTerminal = 140;

    public static CliIo OfProcess() => new(
        System.Console.Out,
        System.Console.Error,
        Environment.GetEnvironmentVariable,
        !System.Console.IsOutputRedirected && !System.Console.IsErrorRedirected,
        TimeProvider.System);

    /// <summary>A console for people on one of the two writers.</summary>
    public IAnsiConsole Console(TextWriter writer, bool color)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = IsTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = color && IsTerminal ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
        });
        if (!IsTerminal)
        {
            console.Profile.Width = WidthWithoutTerminal;
        }

        return console;
    }
}
