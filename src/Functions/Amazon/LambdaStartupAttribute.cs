namespace Amazon.Lambda.Annotations;

/// <summary>Declares the class that puts together what functions need.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class LambdaStartupAttribute : Attribute;
