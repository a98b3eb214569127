using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json.Nodes;
using PciAutoHeal.Simulation.Services.CloudFormation.Templates;

namespace PciAutoHeal.Simulation.Services.CloudFormation;

/// <summary>Templates and parameters as calls of CloudFormation give them.</summary>
internal static class TemplateInput
{
    private const int MostBodyBytes = 51_200;
    private const int MostUrlBytes = 1024 * 1024;

    /// <summary>An object never changes; many sets are made from one, and the text is one for all of them.</summary>
    private static readonly ConditionalWeakTable<byte[], string> Texts = [];

    /// <summary>The template of a call; null when it gives none.</summary>
    public static Template? Read(ApiCall call)
    {
        var text = call.Text("TemplateBody") is { Length: > 0 } body ? Body(body)
            : call.Text("TemplateURL") is { Length: > 0 } url ? FromUrl(call, url)
            : null;
        return text is null ? null : Valid(() => Template.Parse(text));
    }

    /// <summary>The values given, with UsePreviousValue taken from what was given before.</summary>
    public static Dictionary<string, string> Parameters(
        ApiCall call, string member, IReadOnlyDictionary<string, string> before)
    {
        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var one in call.Objects(member))
        {
            var key = one.Text("ParameterKey") ?? throw CloudFormationErrors.Validation("ParameterKey is required");
            if (one.Flag("UsePreviousValue") != true) given[key] = one.Text("ParameterValue") ?? "";
            else if (before.TryGetValue(key, out var previous)) given[key] = previous;
        }

        return given;
    }

    public static IReadOnlyDictionary<string,
        string> Resolve(Template template, IReadOnlyDictionary<string, string> given) =>
        Valid(() => ParameterValues.Resolve(template, given));

    /// <summary>Roles need the caller's word that roles may be made; named ones need the stronger word.</summary>
    public static void DemandCapabilities(Template template, IReadOnlyList<string> capabilities)
    {
        var iam = template.Resources.Where(r => r.Type.StartsWith("AWS::IAM::", StringComparison.Ordinal)).ToList();
        var named = iam.Exists(r => r.Properties.ContainsKey("RoleName")
            || r.Properties.ContainsKey("ManagedPolicyName")
            || r.Properties.ContainsKey("UserName") || r.Properties.ContainsKey("GroupName"));
        if (named && !capabilities.Contains("CAPABILITY_NAMED_IAM"))
            throw CloudFormationErrors.Capabilities("CAPABILITY_NAMED_IAM");
        if (iam.Count > 0 && !capabilities.Any(c => c is "CAPABILITY_IAM" or "CAPABILITY_NAMED_IAM"))
            throw CloudFormationErrors.Capabilities("CAPABILITY_IAM");
    }

    public static JsonArray Shape(IReadOnlyDictionary<string, string> parameters) =>
    [
        .. parameters.OrderBy(p => p.Key, StringComparer.Ordinal)
            .Select(p => new JsonObject { ["ParameterKey"] = p.Key, ["ParameterValue"] = p.Value }),
    ];

    public static T Valid<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (TemplateException refused)
        {
            throw CloudFormationErrors.Validation(refused.Message);
        }
    }

    private static string Body(string body) => Encoding.UTF8.GetByteCount(body) <= MostBodyBytes
        ? body
        : throw CloudFormationErrors.Validation("1 validation error detected: Value at 'templateBody' failed to satisfy "
            + $"constraint: Member must have length less than or equal to {MostBodyBytes}");

    private static string FromUrl(ApiCall call, string url)
    {
        var bytes = call.Cloud.ReadObject(url)
            ?? throw CloudFormationErrors.Validation("S3 error: The specified key does not exist or access is denied.");
        return bytes.Length > MostUrlBytes
            ? throw CloudFormationErrors.Validation($"Template may not exceed {MostUrlBytes} bytes in size.")
            : MemoryMarshal.TryGetArray(bytes, out var array) && array.Count == array.Array!.Length
                ? Texts.GetValue(array.Array, static whole => Encoding.UTF8.GetString(whole))
                : Encoding.UTF8.GetString(bytes.Span);
    }
}
