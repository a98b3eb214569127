namespace Amazon.Lambda.Annotations;

/// <summary>
/// Declares a method as a Lambda function. The members in use here, named as the official package names them.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LambdaFunctionAttribute : Attribute
{
    public string? ResourceName { get; set; }

    /// <summary>Seconds.</summary>
    public uint Timeout { get; set; }

    /// <summary>Megabytes.</summary>
    public uint MemorySize { get; set; }
}
