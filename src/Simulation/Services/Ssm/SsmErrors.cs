namespace PciAutoHeal.Simulation.Services.Ssm;

/// <summary>What SSM refuses, in its words.</summary>
internal static class SsmErrors
{
    public const string Validation = "ValidationException";

    public static string Required(ApiCall call, string member) => call.Text(member) is { Length: > 0 } value
        ? value
        : throw new ApiError(Validation, $"1 validation error detected: Value null at " +
            $"'{char.ToLowerInvariant(member[0])}{member[1..]}' failed to satisfy constraint: Member must not be null");

    public static ApiError NoDocument(string name) =>
        new("InvalidDocument", $"Document with name {name} does not exist.");

    public static ApiError NoVersion(string name, string? version) =>
        new("InvalidDocumentVersion", $"Document version {version} of {name} is not valid or does not exist.");

    public static ApiError NoParameter(string name) => new("ParameterNotFound", $"Parameter {name} not found.");
}
