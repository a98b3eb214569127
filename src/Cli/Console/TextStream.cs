using System.Text;

namespace PciAutoHeal.Cli.Console;

/// <summary>Bytes of UTF-8 on their way to a writer of text; a character may come in two pieces.</summary>
internal sealed class TextStream(TextWriter to) : Stream
{
    private readonly Decoder decoder = Encoding.UTF8.GetDecoder();

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        Span<char> text = stackalloc char[1024];
        while (!buffer.IsEmpty)
        {
            decoder.Convert(buffer, text, flush: false, out var read, out var written, out _);
            to.Write(text[..written]);
            buffer = buffer[read..];
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush() => to.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
