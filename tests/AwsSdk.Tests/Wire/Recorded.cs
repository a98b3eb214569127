namespace PciAutoHeal.AwsSdk.Tests.Wire;

/// <summary>
/// A request as it went out, without what differs from one call to the next: date, signature, invocation id. The
/// credential's scope and the list of signed headers stay.
/// </summary>
internal sealed record Recorded(string Method, string Address, string Headers, string Body)
{
    private static readonly string[] Volatile =
        ["amz-sdk-invocation-id", "X-Amz-Date"];

    public static async Task<Recorded> FromAsync(HttpRequestMessage request, CancellationToken ct)
    {
        var headers = request.Headers.Concat(request.Content!.Headers)
            .Where(header => !Volatile.Contains(header.Key, StringComparer.OrdinalIgnoreCase))
            .OrderBy(header => header.Key, StringComparer.OrdinalIgnoreCase)
            .Select(header => $"{header.Key}: {Stable(string.Join(", ", header.Value))}");
        return new(
            request.Method.Method,
            request.RequestUri!.AbsoluteUri,
            string.Join('\n', headers),
            await request.Content.ReadAsStringAsync(ct));
    }

    /// <summary>The scope without the day: <c>AWS4-HMAC-SHA256 Credential=KEY/20261123/us-east-1/ssm/…</c></summary>
    public string Scope => string.Join('/', Headers.Split('\n')
        .Single(line => line.StartsWith("Authorization", StringComparison.Ordinal)).Split('/')[2..4]);

    private static string Stable(string value) => value.Split(", Signature=")[0];
}
