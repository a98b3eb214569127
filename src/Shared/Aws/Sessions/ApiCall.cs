using PciAutoHeal.Core.Accounts;

namespace PciAutoHeal.Aws.Sessions;

/// <summary>Which call is made by whom and where: what a rate limit of AWS is counted by.</summary>
public sealed record ApiCall(string Service, string Operation, string Caller, Region Region)
{
    public string Api => $"{Service}:{Operation}";

    public override string ToString() => $"{Api} as {Caller} in {Region}";
}
