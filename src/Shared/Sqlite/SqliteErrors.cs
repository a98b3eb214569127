using Microsoft.Data.Sqlite;
using PciAutoHeal.Steps;

namespace PciAutoHeal.Sqlite;

/// <summary>The only table of SQLite's result codes (https://www.sqlite.org/rescode.html).</summary>
internal static class SqliteErrors
{
    private const int Busy = 5;
    private const int Locked = 6;

    public static Exception Translate(SqliteException e, string file)
    {
        return e.SqliteErrorCode switch
        {
            Busy or Locked => new TransientException(
                "LedgerBusy", $"Ledger '{file}' stayed locked by another process. Try again once it is done.", e),
            8 => Terminal("LedgerReadOnly", "cannot be written to. Check who owns the file and its folder."),
            10 => Terminal("LedgerUnreadable", "could not be read or written. Check the disk it is on."),
            11 => Terminal("LedgerDamaged", "is damaged. Restore a copy, or start a new ledger elsewhere."),
            13 => Terminal("DiskFull", "could not be written: the disk is full. Make room and resume."),
            14 => Terminal("LedgerNotOpened", "could not be opened. Expected a file, or a place where one can be created."),
            26 => Terminal("NotALedger", "is not a SQLite database. Name another file with --ledger sqlite:PATH."),
            _ => Terminal($"Sqlite{e.SqliteErrorCode}", $"was refused by SQLite: {e.Message}"),
        };

        TerminalException Terminal(string code, string what) => new(code, $"Ledger '{file}' {what}", e);
    }
}
