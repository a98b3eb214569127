namespace PciAutoHeal.Aws.Content;

/// <summary>Where a text lies, in the two forms that services ask for.</summary>
public sealed record StoredContent(string S3Uri, string HttpsUrl);
