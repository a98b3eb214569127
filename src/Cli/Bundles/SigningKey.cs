using System.Security.Cryptography;
using PciAutoHeal.Cli.Input;

namespace PciAutoHeal.Cli.Bundles;

/// <summary>
/// The key that bundles are signed with: one that is named, or one of this folder's own, made on first use.
/// </summary>
internal static class SigningKey
{
    public const string DefaultPath = ".pciautoheal/keys/evidence.pem";

    /// <param name="path">Null for the folder's own.</param>
    public static async Task<ECDsa> OpenAsync(string? path, CancellationToken ct)
    {
        if (path is null && !File.Exists(DefaultPath))
        {
            Create(DefaultPath);
        }

        var key = await PublicKey.ReadAsync(path ?? DefaultPath, ct);
        return CanSign(key) ? key : throw new InvalidInputException(
            "PAH4051", $"'{path ?? DefaultPath}' holds a public key, which cannot sign.", "Name the private key.");
    }

    /// <summary>
    /// For its owner alone from the first byte on; never over a key that another process has just made.
    /// </summary>
    private static void Create(string path)
    {
        var folder = Path.GetDirectoryName(path)!;
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(
                folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var file = new StreamWriter(path, options);
        file.Write(key.ExportPkcs8PrivateKeyPem() + "\n");
    }

    private static bool CanSign(ECDsa key)
    {
        try
        {
            return key.ExportParameters(includePrivateParameters: true).D is not null;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
