namespace PciAutoHeal.Simulation.Services.CloudTrail;

/// <summary>In whose name faults change things: people with a broad role, drawn by the seed.</summary>
internal static class Culprits
{
    private static readonly string[] People = ["sam.rivera", "alex.kim", "noor.haddad", "jo.lindgren", "terraform-ci"];

    public static string Of(SimulatedCloud cloud, SimulatedAccount account, string operation)
    {
        var person = People[cloud.Draw("culprit", account.Id.Value, operation) % People.Length];
        return $"arn:aws:sts::{account.Id}:assumed-role/AWSReservedSSO_AdministratorAccess_0123456789abcdef/{person}";
    }
}
