namespace PciAutoHeal.Asl;

/// <summary>Something about a definition. Codes ASL1xx mean it cannot be run as AWS would; ASL2xx are house style.</summary>
public sealed record LintFinding(string Path, string Code, string Message)
{
    public bool IsError => Code.StartsWith("ASL1", StringComparison.Ordinal);

    public override string ToString() => $"{Path}: {Code} {Message}";
}
