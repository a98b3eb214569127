namespace PciAutoHeal.Core.Diagnostics;

/// <summary>A place in an authored file; lines and columns count from one.</summary>
public sealed record SourceLocation(string File, int Line, int Column)
{
    public override string ToString() => $"{File}:{Line}:{Column}";
}
