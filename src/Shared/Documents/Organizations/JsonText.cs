using System.Text;
using PciAutoHeal.Core.Diagnostics;

namespace PciAutoHeal.Documents.Organizations;

/// <summary>The bytes of a JSON file, and in which line a byte stands.</summary>
internal sealed class JsonText(string file, string text)
{
    private List<int>? lineStarts;

    public byte[] Bytes { get; } = Encoding.UTF8.GetBytes(text.StartsWith('\uFEFF') ? text[1..] : text);

    private List<int> LineStarts => lineStarts ??= FindLines();

    public SourceLocation At(long offset)
    {
        var end = (int)Math.Min(offset, Bytes.Length);
        var found = LineStarts.BinarySearch(end);
        var line = found >= 0 ? found : ~found - 1;
        var start = LineStarts[line];
        return new(file, line + 1, Encoding.UTF8.GetCharCount(Bytes.AsSpan(start, end - start)) + 1);
    }

    /// <summary>Both count from zero, as the parser's complaints do.</summary>
    public SourceLocation At(long line, long byteInLine) =>
        At(LineStarts[(int)Math.Min(line, LineStarts.Count - 1)] + byteInLine);

    private List<int> FindLines()
    {
        var starts = new List<int> { 0 };
        for (var next = 0; (next = Array.IndexOf(Bytes, (byte)'\n', next) + 1) > 0;)
            starts.Add(next);
        return starts;
    }
}
