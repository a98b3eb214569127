using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace PciAutoHeal.Simulation.Tests;

/// <summary>An answer as it came.</summary>
public sealed record WireAnswer(HttpStatusCode Status, string Body)
{
    public JsonObject Json => JsonNode.Parse(Body)!.AsObject();

    /// <summary>The texts of all elements of a name, namespaces aside.</summary>
    public IReadOnlyList<string> Xml(string element) =>
        [.. XDocument.Parse(Body, LoadOptions.PreserveWhitespace).Descendants().Where(e => e.Name.LocalName == element).Select(e => e.Value)];

    /// <summary>The error's code, whatever the protocol.</summary>
    public string? Code =>
        Body.StartsWith('{') ? Json["__type"]?.ToString() : Xml("Code") is [var code, ..] ? code : null;
}

/// <summary>A client without an SDK: it signs as SigV4 requests look, and shows the answer as it came.</summary>
public sealed class RawClient(HttpMessageHandler handler, string key, string region, string? token = null)
{
    private static readonly Dictionary<string, string> Targets = new()
    {
        ["organizations"] = "AWSOrganizationsV20161128",
        ["ssm"] = "AmazonSSM",
        ["config"] = "StarlingDoveService",
        ["cloudtrail"] = "com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101",
    };

    public WireAnswer Call(string service, string operation, object? input = null)
    {
        var json = JsonSerializer.SerializeToNode(input ?? new { })!.AsObject();
        using var request = new HttpRequestMessage(HttpMethod.Post, "http://simulated.aws.test/");
        if (Targets.TryGetValue(service, out var target))
        {
            request.Headers.Add("X-Amz-Target", $"{target}.{operation}");
            request.Content = new StringContent(json.ToJsonString(), Encoding.UTF8, "application/x-amz-json-1.1");
        }
        else if (service == "account")
        {
            request.RequestUri =
                new($"http://simulated.aws.test/{char.ToLowerInvariant(operation[0])}{operation[1..]}");
            request.Content = new StringContent(json.ToJsonString(), Encoding.UTF8, "application/json");
        }
        else
        {
            var fields = Form(json, string.Empty, service == "ec2").Prepend(new("Action", operation));
            request.Content = new FormUrlEncodedContent(fields);
        }

        Sign(request, service);
        return Send(request);
    }

    public void Sign(HttpRequestMessage request, string service)
    {
        request.Headers.TryAddWithoutValidation("Authorization",
            $"AWS4-HMAC-SHA256 Credential={key}/20261102/{region}/{service}/aws4_request, SignedHeaders=host, Signature=00");
        if (token is not null)
        {
            request.Headers.Add("X-Amz-Security-Token", token);
        }
    }

    public WireAnswer Send(HttpRequestMessage request)
    {
        using var invoker = new HttpMessageInvoker(handler, disposeHandler: false);
        using var response = invoker.Send(request, CancellationToken.None);
        using var reader = new StreamReader(response.Content.ReadAsStream());
        return new(response.StatusCode, reader.ReadToEnd());
    }

    private static IEnumerable<KeyValuePair<string, string>> Form(JsonNode? node, string name, bool isEc2)
    {
        var list = isEc2 ? name : $"{name}.member";
        return node switch
        {
            JsonObject all => all.SelectMany(m => Form(m.Value, name.Length == 0 ? m.Key : $"{name}.{m.Key}", isEc2)),
            JsonArray items => items.SelectMany((item, n) => Form(item, $"{list}.{n + 1}", isEc2)),
            null => [],
            _ => [new(name, node.ToString())],
        };
    }
}
