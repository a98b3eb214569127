using System.Text;
using System.Text.Json.Nodes;
using PciAutoHeal.Simulation.Services.CloudFormation.Templates;
using PciAutoHeal.Simulation.Services.Ssm;

namespace PciAutoHeal.Simulation.Services.Config.Packs;

/// <summary>Where a put of a conformance pack takes its template from, within AWS's bounds (aws-limits §1).</summary>
internal static class TemplateSource
{
    private const int MostBodyBytes = 51_200;
    private const int MostObjectBytes = 300 * 1024;

    /// <summary>The pack that the call asks for; a template that AWS refuses is the error of that code.</summary>
    public static PackContent Read(ApiCall call, string refusal)
    {
        try
        {
            return call.Account.Global<KnownContents>().Read(
                call.InRegion,
                Text(call, refusal),
                Parameters(call.Input),
                (text, parameters) => PackContent.Read(
                    text,
                    parameters,
                    call.Cloud.Settings.Of<ConfigSettings>().MostRulesPerPack,
                    call.Caller.Account,
                    call.InRegion));
        }
        catch (TemplateException refused)
        {
            throw new ApiError(refusal, refused.Message);
        }
    }

    private static string Text(ApiCall call, string refusal)
    {
        if (call.Text("TemplateS3Uri") is { Length: > 0 } uri) return FromObject(call, uri, refusal);
        if (call.Text("TemplateBody") is { Length: > 0 } body)
        {
            return PackContent.Bytes(body) <= MostBodyBytes
                ? body
                : throw ConfigErrors.Constraint("templateBody", "(template)",
                    $"have length less than or equal to {MostBodyBytes}");
        }

        return call.Input.Object("TemplateSSMDocumentDetails") is { } details && call.Operation == "PutConformancePack"
            ? FromDocument(call, details, refusal)
            : throw ConfigErrors.Validation("You must specify either the TemplateS3Uri or the TemplateBody parameter.");
    }

    private static string FromObject(ApiCall call, string uri, string refusal)
    {
        if (!uri.StartsWith("s3://", StringComparison.Ordinal))
            throw ConfigErrors.Constraint("templateS3Uri", uri, "satisfy regular expression pattern: s3://.*");
        var bytes = call.Cloud.ReadObject(uri)
            ?? throw new ApiError(refusal,
                $"Unable to read the template at {uri}: the object does not exist or access is denied.");
        return bytes.Length <= MostObjectBytes
            ? Encoding.UTF8.GetString(bytes.Span)
            : throw new ApiError(refusal, $"The template at {uri} is larger than {MostObjectBytes} bytes.");
    }

    private static string FromDocument(ApiCall call, JsonObject details, string refusal)
    {
        var name = details.Text("DocumentName") ?? "";
        var version = call.Account.In<SsmDocuments>(call.InRegion)
            .Find(name) is { Type: "ConformancePackTemplate" } document
            ? document.Version(details.Text("DocumentVersion") ?? "$LATEST")
            : null;
        return version?.Content
            ?? throw new ApiError(refusal, $"The document {name} does not exist or is not a ConformancePackTemplate.");
    }

    private static Dictionary<string, string> Parameters(JsonObject input)
    {
        var given = new Dictionary<string, string>();
        foreach (var one in input.Objects("ConformancePackInputParameters"))
            given[one.Text("ParameterName") ?? ""] = one.Text("ParameterValue") ?? "";
        return given;
    }
}
