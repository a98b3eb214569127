using System;

namespace PciAutoHeal.AwsSdk.Generator.Model;

/// <summary>The model cannot be read; becomes an error of the build at that line.</summary>
internal sealed class ModelException(int line, string message) : Exception(message)
{
    public int Line => line;
}
