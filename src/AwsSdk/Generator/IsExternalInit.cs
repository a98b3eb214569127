namespace System.Runtime.CompilerServices;

/// <summary>Records need it, and netstandard2.0, which compilers load generators as, does not have it.</summary>
internal static class IsExternalInit;
