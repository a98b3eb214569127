namespace PciAutoHeal.Asl;

/// <summary>Holds a definition to the subset that the interpreter runs, and to our house style.</summary>
public static class AslLint
{
    public const string NotADefinition = "ASL100";

    /// <summary>Text to findings; a text that is no definition at all is one finding.</summary>
    public static IReadOnlyList<LintFinding> Check(string name, string json)
    {
        try
        {
            return Check(StateMachine.Parse(name, json));
        }
        catch (AslException e)
        {
            return [new LintFinding(e.Path, NotADefinition, e.Problem)];
        }
    }

    /// <summary>All findings, in the order of the rules.</summary>
    public static IReadOnlyList<LintFinding> Check(StateMachine machine) =>
    [
        .. FieldRules.Check(machine),
        .. LanguageRules.Check(machine),
        .. GraphRules.Check(machine),
        .. StyleRules.Check(machine),
    ];
}
