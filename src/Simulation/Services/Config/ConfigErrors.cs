namespace PciAutoHeal.Simulation.Services.Config;

/// <summary>The errors of AWS Config that more than one operation answers.</summary>
internal static class ConfigErrors
{
    public const string InvalidLimit = "InvalidLimitException";
    public const string InvalidNextToken = "InvalidNextTokenException";

    public static ApiError Validation(string message) => new("ValidationException", message);

    /// <summary>A value that breaks a bound of the API's model.</summary>
    public static ApiError Constraint(string member, string value, string must) => new(
        "ValidationException",
        $"1 validation error detected: Value '{value}' at '{member}' failed to satisfy constraint: Member must {must}");

    public static ApiError InUse(string pack) => new(
        "ResourceInUseException",
        $"Conformance pack {pack} is being created, updated or deleted. Try your request again later.");

    public static ApiError NoSuchAggregator(string? name) => new(
        "NoSuchConfigurationAggregatorException", $"The configuration aggregator {name} does not exist.");

    public static int Limit(ApiCall call, int most, int otherwise) =>
        Page.Size(call, "Limit", 0, most, otherwise, InvalidLimit);
}
