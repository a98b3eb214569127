using System.Formats.Asn1;
using System.Numerics;
using System.Security.Cryptography;

namespace PciAutoHeal.Cli.Bundles;

/// <summary>
/// ECDSA on P-256 with SHA-256 whose nonce is derived from key and message (RFC 6979), so that the same ledger gives
/// the same bytes. Points are multiplied by the platform; only the derivation and the last equation are done here.
/// </summary>
internal static class DeterministicSignature
{
    private const int Size = 32;

    private static readonly BigInteger Order = new(
        Convert.FromHexString("FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551"), isUnsigned: true, isBigEndian: true);

    /// <summary>The signature in DER, as OpenSSL writes and reads it.</summary>
    public static byte[] Sign(ECDsa key, ReadOnlySpan<byte> message)
    {
        var hash = SHA256.HashData(message);
        var secret = Number(key.ExportParameters(includePrivateParameters: true).D);
        foreach (var nonce in Nonces(Octets(secret), Octets(Number(hash) % Order)))
        {
            var r = XOf(nonce) % Order;
            var s = BigInteger.ModPow(nonce, Order - 2, Order) * (Number(hash) + (r * secret)) % Order;
            if (!r.IsZero && !s.IsZero)
            {
                return Der(r, s);
            }
        }

        throw new CryptographicException("No nonce was found.");
    }

    /// <summary>RFC 6979 §3.2, for an order as long as the hash.</summary>
    private static IEnumerable<BigInteger> Nonces(byte[] secret, byte[] hash)
    {
        var (k, v) = (new byte[Size], Enumerable.Repeat((byte)1, Size).ToArray());
        foreach (var round in new byte[] { 0, 1 })
        {
            k = Mac(k, [.. v, round, .. secret, .. hash]);
            v = Mac(k, v);
        }

        while (true)
        {
            v = Mac(k, v);
            var nonce = Number(v);
            if (!nonce.IsZero && nonce < Order)
            {
                yield return nonce;
            }

            k = Mac(k, [.. v, 0]);
            v = Mac(k, v);
        }
    }

    private static byte[] Mac(byte[] key, byte[] message) => HMACSHA256.HashData(key, message);

    /// <summary>The first coordinate of nonce × G: the public key that belongs to the nonce.</summary>
    private static BigInteger XOf(BigInteger nonce)
    {
        using var point = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = Octets(nonce) });
        return Number(point.ExportParameters(includePrivateParameters: false).Q.X);
    }

    private static byte[] Der(BigInteger r, BigInteger s)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(r);
            writer.WriteInteger(s);
        }

        return writer.Encode();
    }

    private static BigInteger Number(ReadOnlySpan<byte> octets) => new(octets, isUnsigned: true, isBigEndian: true);

    private static byte[] Octets(BigInteger number)
    {
        var octets = new byte[Size];
        var written = number.ToByteArray(isUnsigned: true, isBigEndian: true);
        written.CopyTo(octets, Size - written.Length);
        return octets;
    }
}
