using System.Text.RegularExpressions;
using PciAutoHeal.Documents.Fields;

namespace PciAutoHeal.Documents.Rollouts;

/// <summary>Reads the names that a spec gives to things.</summary>
internal static partial class Names
{
    /// <summary>The name of a rollout or a wave; it ends up in file names, tables and AWS's own names.</summary>
    public static string? Read(Field field)
    {
        if (Words.Text(field) is not { } text)
            return null;
        return Name().IsMatch(text) ? text : field.Refuse<string>(
            "PAH1101",
            $"'{field.Name}' is {field.Shown}, which cannot be a name.",
            "Write 1 to 64 letters, digits, spaces, '.', '_' or '-', beginning with a letter or digit.");
    }

    /// <summary>The name of an IAM role, without its path.</summary>
    public static string? Role(Field field)
    {
        if (Words.Text(field) is not { } text)
            return null;
        return RoleName().IsMatch(text) ? text : field.Refuse<string>(
            "PAH1106",
            $"'{field.Name}' is {field.Shown}, which is not the name of an IAM role.",
            "Write the name only, without ARN and path: 1 to 64 letters, digits and any of _+=,.@-");
    }

    [GeneratedRegex(@"\A[a-zA-Z0-9]([-a-zA-Z0-9 ._]{0,62}[-a-zA-Z0-9._])?\z")]
    private static partial Regex Name();

    [GeneratedRegex(@"\A[a-zA-Z0-9_+=,.@-]{1,64}\z")]
    private static partial Regex RoleName();
}
