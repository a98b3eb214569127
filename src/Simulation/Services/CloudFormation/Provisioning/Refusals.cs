namespace PciAutoHeal.Simulation.Services.CloudFormation.Provisioning;

/// <summary>What a service refuses is why its resource fails.</summary>
internal static class Refusals
{
    public static void Translate(StackResource resource, Action provision)
    {
        try
        {
            provision();
        }
        catch (ApiError refused)
        {
            throw new ProvisioningException(
                $"Resource handler returned message: \"{refused.Message} (Service: {resource.Type.Split("::")[1]}, "
                + $"Status Code: {refused.Status}, Error Code: {refused.Code})\"");
        }
    }

    /// <summary>A name that belongs to somebody else.</summary>
    public static ProvisioningException AlreadyExists(StackResource resource) => new(
        $"{resource.PhysicalId} already exists. Resource of type '{resource.Type}' with identifier "
        + $"'{resource.PhysicalId}' already exists.");
}
