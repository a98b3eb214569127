using PciAutoHeal.Cli.Input;

namespace PciAutoHeal.Cli.Hosting;

/// <summary>Where state is kept: <c>sqlite:PATH</c> or <c>dynamodb:TABLE</c>.</summary>
internal abstract record LedgerChoice
{
    private LedgerChoice()
    {
    }

    /// <summary>A file; the default, under the working folder.</summary>
    public sealed record Sqlite(string Path) : LedgerChoice;

    /// <summary>A DynamoDB table of the caller's account in the home region; created when it is not there.</summary>
    public sealed record DynamoDb(string Table) : LedgerChoice;

    public const string DefaultPath = ".pciautoheal/ledger.db";

    public static LedgerChoice Parse(string? text) => text?.Split(':', 2) switch
    {
        null => new Sqlite(DefaultPath),
        ["sqlite", { Length: > 0 } path] => new Sqlite(path),
        ["dynamodb", { Length: >= 3 } table] => new DynamoDb(table),
        _ => throw new InvalidInputException(
            "PAH4008", $"--ledger is '{text}'.", "Write sqlite:PATH or dynamodb:TABLE."),
    };
}
