using System.CommandLine;

namespace PciAutoHeal.Cli.Commands;

/// <summary>How a verb is declared: a description, and what it does within the guard.</summary>
internal static class Verbs
{
    public static Command Create(
        string name, string description, CliIo io, Func<CliContext, ParseResult, CancellationToken, Task<int>> run, params Symbol[] own)
    {
        var command = new Command(name, description);
        foreach (var symbol in own)
        {
            switch (symbol)
            {
                case Option option:
                    command.Options.Add(option);
                    break;
                case Argument argument:
                    command.Arguments.Add(argument);
                    break;
                case Command verb:
                    command.Subcommands.Add(verb);
                    break;
                default:
                    throw new ArgumentException($"{symbol.Name} is neither option, argument nor verb.", nameof(own));
            }
        }

        command.SetAction(
            (parsed, ct) => CliApp.GuardAsync(parsed, io, (context, token) => run(context, parsed, token), ct));
        return command;
    }
}
