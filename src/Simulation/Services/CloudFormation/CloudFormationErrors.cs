namespace PciAutoHeal.Simulation.Services.CloudFormation;

/// <summary>CloudFormation's errors with the status each is answered with (aws-operations.md).</summary>
internal static class CloudFormationErrors
{
    public static ApiError Validation(string message) => new("ValidationError", message);

    public static ApiError NoSet(string name) => new("StackSetNotFoundException", $"StackSet {name} not found", 404);

    public static ApiError NoInstance(string set, string account, string region) => new(
        "StackInstanceNotFoundException",
        $"Stack instance not found for StackSet {set}, account {account}, region {region}", 404);

    public static ApiError NoOperation(string id) => new(
        "OperationNotFoundException", $"Operation {id} not found", 404);

    public static ApiError InProgress(string set) => new(
        "OperationInProgressException", $"Another Operation on StackSet {set} is in progress", 409);

    public static ApiError OperationExists(string id) => new(
        "OperationIdAlreadyExistsException", $"Operation with id {id} already exists", 409);

    public static ApiError NameExists(string set) => new(
        "NameAlreadyExistsException", $"StackSet {set} already exists", 409);

    public static ApiError NotEmpty(string set) =>
        new("StackSetNotEmptyException", $"StackSet {set} is not empty", 409);

    public static ApiError Invalid(string message) => new("InvalidOperationException", message);

    public static ApiError Limit(string message) => new("LimitExceededException", message);

    public static ApiError Capabilities(string needed) => new(
        "InsufficientCapabilitiesException", $"Requires capabilities : [{needed}]");
}
