using System.Security.Cryptography;
using System.Text;
using CsCheck;
using PciAutoHeal.Cli.Bundles;

namespace PciAutoHeal.Cli.Tests.Bundles;

public sealed class DeterministicSignatureTests
{
    /// <summary>RFC 6979, appendix A.2.5: P-256 with SHA-256.</summary>
    [Theory]
    [InlineData("sample", "EFD48B2AACB6A8FD1140DD9CD45E81D69D2C877B56AAF991C34D0EA84EAF3716", "F7CB1C942D657C41D436C7A1B6E29F65F3E900DBB9AFF4064DC4AB2F843ACDA8")]
    [InlineData("test", "F1ABB023518351CD71D881567B1EA663ED3EFCF6C5132B354F28D3B0B7D38367", "019F4113742A2B14BD25926B49C649155F267E60D3814B4C0CC84250E46F0083")]
    public void It_is_what_the_standard_gives_as_an_example(string message, string r, string s)
    {
        using var key = ECDsa.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            D = Convert.FromHexString("C9AFA9D845BA75166B5C215767B1D6934E50C3DB36E89B127B8A622B120F6721"),
        });
        var bytes = Encoding.ASCII.GetBytes(message);

        var signature = DeterministicSignature.Sign(key, bytes);

        Convert.ToHexString(signature).Should().Contain(r).And.Contain(s.TrimStart('0'));
        key.VerifyData(bytes, Convert.FromHexString(r + s), HashAlgorithmName.SHA256).Should().BeTrue();
    }

    [Fact]
    public void The_platform_verifies_what_was_signed_by_any_key_and_nothing_else() => Gen.Byte.Array.Sample(
        message =>
        {
            using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

            var signature = DeterministicSignature.Sign(key, message);

            return IsSigned(key, message, signature)
                && !IsSigned(key, [.. message, 0], signature)
                && DeterministicSignature.Sign(key, message).AsSpan().SequenceEqual(signature);
        },
        iter: 50);

    private static bool IsSigned(ECDsa key, byte[] message, byte[] signature) =>
        key.VerifyData(message, signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
}
