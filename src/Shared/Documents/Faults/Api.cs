using System.Text.RegularExpressions;
using PciAutoHeal.Documents.Fields;

namespace PciAutoHeal.Documents.Faults;

/// <summary>Reads the API a fault strikes, as IAM writes actions.</summary>
internal static partial class Api
{
    public static string? Read(Field field)
    {
        if (Words.Text(field) is not { } text)
            return null;
        return Shape().IsMatch(text) ? text : field.Refuse<string>(
            "PAH1602",
            $"'{field.Name}' is {field.Shown}, which names no API.",
            "Write service:Operation, such as config:PutOrganizationConformancePack, or service:*.");
    }

    [GeneratedRegex(@"\A[a-z][a-z0-9-]{0,40}:(\*|[A-Z][A-Za-z0-9]{0,99})\z")]
    private static partial Regex Shape();
}
