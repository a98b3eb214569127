namespace PciAutoHeal.Simulation.Services.CloudWatch;

/// <summary>
/// CloudWatch's errors, by the names its JSON protocol gives them; the query protocol's are in
/// <see cref="CloudWatchService"/>.
/// </summary>
internal static class CloudWatchErrors
{
    public static ApiError Validation(string message) => new("ValidationError", message);

    public static ApiError Missing(string member) => new("MissingParameter", $"The parameter {member} is required.");

    public static ApiError NotFound(string what) => new("ResourceNotFound", what, 404);

    public static ApiError Format(string message) => new("InvalidFormatFault", message);
}
