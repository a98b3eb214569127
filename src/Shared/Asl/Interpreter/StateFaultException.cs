namespace PciAutoHeal.Asl;

/// <summary>A state that cannot go on: <see cref="Error"/> for Retry and Catch, the message for the cause.</summary>
public sealed class StateFaultException(string error, string cause) : Exception(cause)
{
    public string Error { get; } = error;
}
