using PciAutoHeal.Steps;

namespace PciAutoHeal.Sqlite;

/// <summary>
/// The file a ledger lives in: it names accounts and what is wrong in them, so only its owner may read it.
/// </summary>
internal static class LedgerFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>
    /// Creates folder and file where they are missing. SQLite gives its -wal and -shm files the mode of the file.
    /// </summary>
    public static void Prepare(string path)
    {
        try
        {
            CreateFolder(Path.GetDirectoryName(path));
            var options = new FileStreamOptions
            {
                Mode = FileMode.OpenOrCreate,
                Access = FileAccess.ReadWrite,
                Share = FileShare.ReadWrite | FileShare.Delete,
            };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = OwnerOnly;
            }

            using var file = new FileStream(path, options);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new TerminalException(
                "LedgerNotOpened",
                $"Ledger '{path}' could not be opened: {e.Message} Expected a file this user may write.",
                e);
        }
    }

    private static void CreateFolder(string? folder)
    {
        if (string.IsNullOrEmpty(folder) || Directory.Exists(folder))
        {
            return;
        }

        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, OwnerOnly | UnixFileMode.UserExecute);
        }
    }
}
