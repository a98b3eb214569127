namespace PciAutoHeal.Asl;

/// <summary>A definition, or a saved execution, that cannot be used; <see cref="Path"/> says where.</summary>
public sealed class AslException(string path, string message, Exception? inner = null)
    : Exception($"{path}: {message}", inner)
{
    /// <summary>JSON path of the offending place, such as <c>$.States.PlanWaves.Next</c>.</summary>
    public string Path { get; } = path;

    /// <summary>What is wrong, without the place.</summary>
    public string Problem { get; } = message;
}
