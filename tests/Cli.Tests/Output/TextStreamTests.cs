using System.Text;
using CsCheck;
using PciAutoHeal.Cli.Console;

namespace PciAutoHeal.Cli.Tests.Output;

public sealed class TextStreamTests
{
    private static readonly Gen<char> Letters = Gen.Int[0, 4].Select(place => "aé€\n\""[place]);

    [Fact]
    public void Text_comes_out_whole_however_its_bytes_are_cut() =>
        Gen.Select(Letters.Array[0, 4000].Select(letters => new string(letters)), Gen.Int[1, 1500]).Sample((text, piece) =>
        {
            using var writer = new StringWriter();
            using var stream = new TextStream(writer);
            foreach (var bytes in Encoding.UTF8.GetBytes(text).Chunk(piece))
            {
                stream.Write(bytes, 0, bytes.Length);
            }

            return writer.ToString() == text;
        });

    [Fact]
    public void A_document_is_the_same_as_in_one_text()
    {
        var document = new Dictionary<string, string> { ["a"] = "grüße", ["b"] = new('x', 100_000) };
        using var writer = new StringWriter();

        JsonOutput.Write(writer, document);

        writer.ToString().Should().Be(JsonOutput.Write(document));
    }
}
