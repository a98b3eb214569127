namespace PciAutoHeal.Asl;

/// <summary>A state that cannot go on; its Retry and Catch see <see cref="Error"/>, and the message is the cause.</summary>
public sealed class StateFaultException(string error, string cause) : Exception(cause)
{
    public string Error { get; } = error;
}
