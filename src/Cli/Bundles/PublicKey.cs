using System.Security.Cryptography;
using System.Text;
using PciAutoHeal.Cli.Input;

namespace PciAutoHeal.Cli.Bundles;

/// <summary>A key that signatures are verified with.</summary>
internal static class PublicKey
{
    public const string Curve = "1.2.840.10045.3.1.7"; // P-256

    private const string Fix = "Name an ECDSA key on P-256 in PEM; openssl ecparam -name prime256v1 -genkey makes one.";

    /// <summary>What people compare: the SHA-256 of the key as it is in its PEM file.</summary>
    public static string Fingerprint(ECDsa key) => $"SHA256:{BundleManifest.HashOf(key.ExportSubjectPublicKeyInfo())}";

    public static byte[] Pem(ECDsa key) => Encoding.ASCII.GetBytes(key.ExportSubjectPublicKeyInfoPem() + "\n");

    /// <summary>The key of a PEM text; null when it holds none that can be used here.</summary>
    public static ECDsa? TryRead(string pem)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(pem);
            if (key.ExportParameters(includePrivateParameters: false).Curve.Oid.Value == Curve)
            {
                return key;
            }
        }
        catch (Exception e) when (e is ArgumentException or CryptographicException or NotSupportedException)
        {
            // Said by null: what is wrong with a key is that it is none.
        }

        key.Dispose();
        return null;
    }

    public static async Task<ECDsa> ReadAsync(string path, CancellationToken ct) =>
        TryRead(await Files.ReadAsync(path, "The key", Fix, ct))
        ?? throw new InvalidInputException("PAH4051", $"'{path}' holds no key that can be used.", Fix);
}
