namespace PciAutoHeal.Aws.Sessions;

/// <summary>Times as the SDK gives them: local, UTC or without a word about it, which means UTC.</summary>
internal static class WireTime
{
    public static DateTimeOffset? Of(DateTime? time) => time switch
    {
        null => null,
        { Kind: DateTimeKind.Local } local => new DateTimeOffset(local).ToUniversalTime(),
        { } utc => new DateTimeOffset(DateTime.SpecifyKind(utc, DateTimeKind.Utc)),
    };
}
