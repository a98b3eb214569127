using PciAutoHeal.Core.Accounts;

namespace PciAutoHeal.Simulation.Services.Iam;

/// <summary>The roles that accounts have from the day they join.</summary>
internal static class BuiltInRoles
{
    public static void AddTo(SimulatedCloud cloud, SimulatedAccount account)
    {
        var organization = cloud.Organization;
        if (account == organization.Management)
        {
            return;
        }

        Add(cloud, account, cloud.Settings.ManagementRole, Trusting(organization.Management.Id));
        foreach (var name in cloud.Settings.MemberRoles)
        {
            Add(cloud, account, name, Trusting(organization.Management.Id, organization.DelegatedAdministrator.Id));
        }
    }

    private static void Add(SimulatedCloud cloud, SimulatedAccount account, string name, string trust)
    {
        var roles = account.Global<IamRoles>();
        if (roles.Find(name) is null)
        {
            var role = roles.Create(cloud, account, name, trust, isBuiltIn: true);
            role.MaxSessionSeconds = cloud.Settings.BuiltInSessionSeconds;
            role.AttachedPolicies.Add("arn:aws:iam::aws:policy/AdministratorAccess");
        }
    }

    private static string Trusting(params IEnumerable<AccountId> accounts) =>
        $$$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":[{{{string.Join(',',
            accounts.Distinct().Select(id => $"\"arn:aws:iam::{id}:root\""))}}}]},"Action":"sts:AssumeRole"}]}""";
}
