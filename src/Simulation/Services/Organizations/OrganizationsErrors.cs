using System.Text.Json.Nodes;

namespace PciAutoHeal.Simulation.Services.Organizations;

/// <summary>What Organizations refuses, in its words.</summary>
internal static class OrganizationsErrors
{
    public const string InvalidInput = "InvalidInputException";

    public static ApiError Denied() =>
        new("AccessDeniedException", "You don't have permissions to access this resource.");

    public static ApiError Invalid(string message, string reason) =>
        new(InvalidInput, message, 400, new JsonObject { ["Reason"] = reason });

    public static ApiError NotFound(string code, string what) =>
        new(code, $"You specified {what} that doesn't exist.");

    public static string Required(ApiCall call, string member) => call.Text(member) is { Length: > 0 } value
        ? value
        : throw Invalid($"You must specify a value for {member}.", "INPUT_REQUIRED");
}
