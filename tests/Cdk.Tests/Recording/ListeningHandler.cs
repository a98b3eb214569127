using PciAutoHeal.Scenarios.Tests.Staging;

namespace PciAutoHeal.Cdk.Tests.Recording;

/// <summary>Reads from a request which action of IAM it needs, and who makes it.</summary>
internal sealed class ListeningHandler(HttpMessageHandler wire, Action<string, bool> heard) : DelegatingHandler(wire)
{
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // Credential=KEY/DATE/REGION/SERVICE/aws4_request
        var scope = string.Concat(request.Headers.NonValidated["Authorization"]).Split("Credential=")[1].Split('/');
        heard($"{(scope[3] == "monitoring" ? "cloudwatch" : scope[3])}:{await OperationAsync(request, cancellationToken)}", scope[0] != Stage.AccessKey);
        return await base.SendAsync(request, cancellationToken);
    }

    private static async Task<string> OperationAsync(HttpRequestMessage request, CancellationToken ct)
    {
        if (request.Headers.TryGetValues("X-Amz-Target", out var targets))
        {
            return targets.First().Split('.')[^1];
        }

        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(ct);
        var form = body.Split('&').FirstOrDefault(pair => pair.StartsWith("Action=", StringComparison.Ordinal));
        return form is null ? OfBucket(request) : form["Action=".Length..];
    }

    /// <summary>The names of IAM's actions, which are not quite those of S3's operations.</summary>
    private static string OfBucket(HttpRequestMessage request) => (request.Method.Method, request.RequestUri!.Query) switch
    {
        ("PUT", "?policy") => "PutBucketPolicy",
        ("PUT", "?publicAccessBlock") => "PutBucketPublicAccessBlock",
        ("PUT", _) when request.RequestUri.AbsolutePath.Trim('/').Contains('/') => "PutObject",
        ("PUT", _) => "CreateBucket",
        ("GET", _) => "GetObject",
        var other => throw new InvalidOperationException($"{other} is a call of S3 that the recorder does not know."),
    };
}
