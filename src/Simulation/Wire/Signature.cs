using System.Text.RegularExpressions;

namespace PciAutoHeal.Simulation.Wire;

/// <summary>
/// What a SigV4 signature says about itself: the credential scope names the region and the service. The signature's
/// value is not checked: the secret keys of long-term credentials are the client's own invention here.
/// </summary>
internal sealed partial record Signature(string AccessKeyId, string Region, string Service, string? SessionToken)
{
    public static Signature? Of(WireRequest request)
    {
        var inHeader = request.Header("Authorization") is { } header ? InHeader().Match(header) : Match.Empty;
        var found = inHeader.Success ? inHeader : InQuery().Match(Uri.UnescapeDataString(request.Query));
        return found.Success
            ? new(found.Groups[1].Value, found.Groups[2].Value, found.Groups[3].Value, Token(request))
            : null;
    }

    private static string? Token(WireRequest request) => request.Header("X-Amz-Security-Token")
        ?? (QueryToken().Match(request.Query) is { Success: true } match ? Uri.UnescapeDataString(match.Groups[1].Value) : null);

    [GeneratedRegex(@"Credential=([^/\s,]+)/\d{8}/([a-z0-9-]+)/([a-zA-Z0-9-]+)/aws4_request")]
    private static partial Regex InHeader();

    [GeneratedRegex(@"X-Amz-Credential=([^/&]+)/\d{8}/([a-z0-9-]+)/([a-zA-Z0-9-]+)/aws4_request")]
    private static partial Regex InQuery();

    [GeneratedRegex("X-Amz-Security-Token=([^&]+)")]
    private static partial Regex QueryToken();
}
