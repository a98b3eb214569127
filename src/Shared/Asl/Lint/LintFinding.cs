namespace PciAutoHeal.Asl;

/// <summary>Codes ASL1xx: the definition cannot be run as AWS would. Codes ASL2xx: house style.</summary>
public sealed record LintFinding(string Path, string Code, string Message)
{
    public bool IsError => Code.StartsWith("ASL1", StringComparison.Ordinal);

    public override string ToString() => $"{Path}: {Code} {Message}";
}
