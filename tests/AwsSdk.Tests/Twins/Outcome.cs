using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Amazon.Runtime;
using PciAutoHeal.AwsSdk.Tests.Wire;

namespace PciAutoHeal.AwsSdk.Tests.Twins;

/// <summary>What came of a call, as text: the requests, and the object or exception that came back.</summary>
internal static partial class Outcome
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static async Task<string> OfAsync(Func<WireTap, Task<object>> call, params Answer[] answers)
    {
        var tap = new WireTap(answers);
        var result = await ResultAsync(call, tap);
        var whole = string.Join("\n\n", tap.Requests.Select(request => request.ToString()).Append(result));
        return ClientVersion().Replace(whole, "$1");
    }

    /// <summary>The client's own version in the user agent: the one thing in which the two must differ.</summary>
    [GeneratedRegex(@"(aws-sdk-dotnet-coreclr/|api/\w+#)[\d.]+")]
    private static partial Regex ClientVersion();

    private static async Task<string> ResultAsync(Func<WireTap, Task<object>> call, WireTap tap)
    {
        try
        {
            var result = await call(tap);
            return $"{result.GetType().Name} {JsonSerializer.Serialize(result, Readable)}";
        }
        catch (AmazonServiceException problem)
        {
            var own = problem.GetType().GetProperties().Where(property => property.DeclaringType == problem.GetType())
                .OrderBy(property => property.Name, StringComparer.Ordinal)
                .Select(property => (property.Name, Value: property.GetValue(problem)))
                .Select(member => $" {member.Name}={JsonSerializer.Serialize(member.Value, Readable)}");
            return $"{problem.GetType().Name} : {problem.GetType().BaseType!.Name} {problem.ErrorCode} " +
                $"{problem.StatusCode} {problem.ErrorType} {problem.RequestId} {problem.Message}" + string.Concat(own);
        }
    }
}
