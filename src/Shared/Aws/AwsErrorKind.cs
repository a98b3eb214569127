namespace PciAutoHeal.Aws;

/// <summary>What an error of AWS means for the one who called.</summary>
public enum AwsErrorKind
{
    /// <summary>Nothing is known of the code; it will not be tried again.</summary>
    Unknown,

    /// <summary>Too many calls: slow down and try again.</summary>
    Throttled,

    /// <summary>The service or the way to it failed: try again.</summary>
    Unavailable,

    /// <summary>Another operation holds the resource: look again later, after it is done.</summary>
    Busy,

    /// <summary>The caller may not, or is not who it says.</summary>
    Denied,

    /// <summary>It is not there.</summary>
    NotFound,

    /// <summary>It is there already.</summary>
    Exists,

    /// <summary>A quota is full; waiting does not empty it.</summary>
    Limit,

    /// <summary>The request itself is refused.</summary>
    Invalid,

    /// <summary>The endpoint does not know the operation; emulators say so.</summary>
    Unsupported,
}
