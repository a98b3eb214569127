using PciAutoHeal.Simulation.Wire;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using System.Text;

namespace PciAutoHeal.Simulation.Services.Ssm;

/// <summary>What SSM refuses in a document's content before it looks at its steps.</summary>
internal static partial class SsmContent
{
    private static readonly string[] Formats = ["JSON", "YAML", "TEXT"];

    private static readonly string[] Types =
    [
        "ApplicationConfiguration", "ApplicationConfigurationSchema", "AutoApprovalPolicy", "Automation",
        "Automation.ChangeTemplate", "ChangeCalendar", "CloudFormation", "Command", "ConformancePackTemplate",
        "DeploymentStrategy", "ManualApprovalPolicy", "Package", "Policy", "ProblemAnalysis",
        "ProblemAnalysisTemplate", "QuickSetup", "Session",
    ];

    /// <summary>Texts that passed, and as what: stacks bring one text to many thousand accounts and regions.</summary>
    private static readonly ConditionalWeakTable<string, string> Passed = [];

    public static void Check(string content, string type, string format, int limit)
    {
        var what = $"{type} {format} {limit}";
        if (Passed.TryGetValue(content, out var before) && before == what)
        {
            return;
        }

        if (!Types.Contains(type) || !Formats.Contains(format))
        {
            throw new ApiError("ValidationException", $"'{type}' in '{format}' is not a document type and format.");
        }

        if (Encoding.UTF8.GetByteCount(content) > limit)
        {
            throw new ApiError("MaxDocumentSizeExceeded", $"The size limit of a document is {limit / 1024} KB.");
        }

        if (string.IsNullOrWhiteSpace(content) || (format == "JSON" && StrictJson.Object(content) is null))
        {
            throw new ApiError("InvalidDocumentContent", $"The content for the document is not valid {format}.");
        }

        if (type == "Automation" && SchemaVersion(content, format) is not "0.3")
        {
            throw new ApiError("InvalidDocumentSchemaVersion", "An Automation document has schemaVersion 0.3.");
        }

        Passed.AddOrUpdate(content, what);
    }

    public static string? SchemaVersion(string content, string format) => format == "JSON"
        ? StrictJson.Object(content)?["schemaVersion"]?.ToString()
        : SchemaVersionLine().Match(content) is { Success: true } match ? match.Groups[1].Value : null;

    /// <summary>In YAML the key stands at the left margin, with or without quotes.</summary>
    [GeneratedRegex("""^["']?schemaVersion["']?\s*:\s*["']?([0-9.]+)["']?\s*(?:#.*)?\r?$""", RegexOptions.Multiline)]
    private static partial Regex SchemaVersionLine();
}
