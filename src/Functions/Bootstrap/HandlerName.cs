namespace PciAutoHeal.Functions.Bootstrap;

/// <summary>Which step a handler string means.</summary>
public static class HandlerName
{
    private const string Suffix = "Function";

    /// <param name="handler">
    /// A step's name, or as .NET functions have it, <c>Assembly::Namespace.PlanWavesFunction::RunAsync</c>.
    /// </param>
    public static string StepOf(string handler)
    {
        if (handler.Split("::") is not [_, var type, _])
        {
            return handler;
        }

        var name = type[(type.LastIndexOf('.') + 1)..];
        return name.EndsWith(Suffix, StringComparison.Ordinal) ? name[..^Suffix.Length] : name;
    }
}
