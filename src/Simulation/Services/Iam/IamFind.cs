namespace PciAutoHeal.Simulation.Services.Iam;

/// <summary>Looks up what the input names, or refuses as IAM does.</summary>
internal static class IamFind
{
    public static IamRole Role(ApiCall call)
    {
        var name = Required(call, "RoleName");
        return call.Account.Global<IamRoles>().Find(name)
            ?? throw Missing($"The role with name {name} cannot be found.");
    }

    public static string Required(ApiCall call, string member) => call.Text(member) is { Length: > 0 } value
        ? value
        : throw new ApiError("ValidationError", $"1 validation error detected: Value at " +
            $"'{char.ToLowerInvariant(member[0])}{member[1..]}' failed to satisfy constraint: Member must not be null");

    public static ApiError Missing(string message) => new("NoSuchEntity", message, 404);
}
