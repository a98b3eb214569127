using System.CommandLine;
using System.Text.RegularExpressions;
using PciAutoHeal.Cli.Commands;
using PciAutoHeal.Cli.Console;
using PciAutoHeal.Cli.Hosting;
using PciAutoHeal.Cli.Input;
using PciAutoHeal.Core.Diagnostics;
using PciAutoHeal.Runner;
using PciAutoHeal.Steps;

namespace PciAutoHeal.Cli;

/// <summary>The program: verbs, and the one place where failures become exit codes.</summary>
public static class CliApp
{
    private const string About =
        """
        PCI DSS guardrails that heal themselves, rolled out over an AWS Organization in waves with gates and a way back.

        Start with 'pciautoheal rehearse': a whole rollout, offline, against a simulated organization.

        Exit codes: 0 done, 1 finished with findings, 2 wrong usage or invalid input (nothing was changed),
        3 AWS or the environment refused, 130 interrupted (state saved).
        """;

    public static async Task<int> RunAsync(string[] args, CliIo io, CancellationToken ct)
    {
        var parsed = Root(io).Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                await io.Error.WriteLineAsync($"error PAH4000: {Plain(error.Message)}");
            }

            await io.Error.WriteLineAsync("  → 'pciautoheal --help' lists verbs and options; 'pciautoheal VERB --help' explains one.");
            return ExitCode.Invalid;
        }

        using var exporting = Exporting.Start(io.Variable);
        return await parsed.InvokeAsync(
            new InvocationConfiguration
            {
                Output = io.Out,
                Error = io.Error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = TimeSpan.FromSeconds(20),
            },
            ct);
    }

    /// <summary>Runs a verb; every failure a user can meet ends here with a message and an exit code.</summary>
    internal static async Task<int> GuardAsync(
        ParseResult parsed, CliIo io, Func<CliContext, CancellationToken, Task<int>> verb, CancellationToken ct)
    {
        var verbose = parsed.GetValue(CliOptions.Verbose);
        var problems = io.Console(io.Error, !parsed.GetValue(CliOptions.NoColor));
        try
        {
            return await verb(new CliContext(CliSettings.From(parsed), io), ct);
        }
        catch (InvalidInputException e)
        {
            DiagnosticText.Write(problems, e.Diagnostics);
            return ExitCode.Invalid;
        }
        catch (TerminalException e)
        {
            return Refused(problems, "PAH3001", e.Code, e.Message, verbose ? e : null);
        }
        catch (TransientException e)
        {
            return Refused(problems, "PAH3002", e.Code, $"{e.Message} It did not get better; try again later.", verbose ? e : null);
        }
        catch (ExecutionConflictException e)
        {
            return Refused(problems, "PAH3003", "Conflict", e.Message, verbose ? e : null);
        }
        catch (OperationCanceledException)
        {
            DiagnosticText.Write(problems, [Diagnostic.Warning(
                "PAH4010", "Interrupted; every finished step is saved.", fix: "Go on with: pciautoheal rollout resume")]);
            return ExitCode.Interrupted;
        }
        catch (IOException e)
        {
            return Refused(problems, "PAH3004", "IO", e.Message, verbose ? e : null);
        }
        catch (UnauthorizedAccessException e)
        {
            return Refused(problems, "PAH3004", "IO", e.Message, verbose ? e : null);
        }
#pragma warning disable CA1031 // A defect of ours: the user gets a message and a way to report it, the trace on request.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return Refused(problems, "PAH3999", e.GetType().Name, $"{e.Message} This is a defect of PciAutoHeal.", verbose ? e : null);
        }
    }

    /// <summary>The parser names types of .NET, which say nothing to a person.</summary>
    private static string Plain(string message) => Regex.Replace(
        message, @"expected type 'System\.(Nullable`1\[System\.)?Int(32|64)\]?'", "a whole number");

    private static int Refused(
        Spectre.Console.IAnsiConsole problems, string code, string what, string message, Exception? trace)
    {
        DiagnosticText.Write(problems, [Diagnostic.Error(code, $"{what}: {message}")]);
        if (trace is not null)
        {
            problems.Write(new Spectre.Console.Text(trace.ToString()));
        }

        return ExitCode.Refused;
    }

    private static RootCommand Root(CliIo io)
    {
        var root = new RootCommand(About)
        {
            RehearseCommand.Create(io),
            SimulateCommand.Create(io),
            OrgCommand.Create(io),
            ContentCommand.Create(io),
            PlanCommand.Create(io),
            PreflightCommand.Create(io),
            RolloutCommand.Create(io),
            EnrollCommand.Create(io),
            BrakeCommand.Create(io),
            StatusCommand.Create(io),
            DriftCommand.Create(io),
            ReportCommand.Create(io),
            EvidenceCommand.Create(io),
            ServeCommand.Create(io),
        };
        foreach (var option in CliOptions.All)
        {
            root.Options.Add(option);
        }

        return root;
    }
}
