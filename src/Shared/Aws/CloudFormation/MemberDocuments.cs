using System.Security.Cryptography;
using System.Text;
using Amazon.SimpleSystemsManagement.Model;
using PciAutoHeal.Aws.Sessions;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Steps;
using PciAutoHeal.Steps.Ports;
using Target = PciAutoHeal.Core.Accounts.Target;

namespace PciAutoHeal.Aws.CloudFormation;

/// <summary>
/// Documents as members have them, by a role, where StackSets cannot tell: whether each is there, and whether one
/// differs from what most members have. Of roles nothing can be told this way.
/// </summary>
internal sealed class MemberDocuments(AwsConnection aws)
{
    public async Task<IReadOnlyList<StackDrift>> ReadAsync(
        FoundationSet set, IReadOnlyList<AccountId> accounts, CancellationToken ct)
    {
        if (set.IsRoles)
        {
            return [.. accounts.Select(account => new StackDrift(
                new(account, set.Region), StackDriftKind.Unreadable, null, "the endpoint has no drift detection"))];
        }

        var read = await aws.FanOutAsync(accounts, (account, stop) => InAccountAsync(set, account, stop), ct);
        var changed = read.SelectMany(one => one.Documents).GroupBy(document => document.Name).SelectMany(Odd)
            .Select(document => new StackDrift(
                document.Target, StackDriftKind.DocumentChanged, document.Name, "content differs from most members'"));
        return [.. read.SelectMany(one => one.Drift), .. changed];
    }

    /// <summary>Those with another hash than more than half of them have.</summary>
    private static IEnumerable<Document> Odd(IEnumerable<Document> same)
    {
        var all = same.ToList();
        var common = all.GroupBy(document => document.Hash).MaxBy(group => group.Count());
        return common is not null && common.Count() * 2 > all.Count
            ? all.Where(document => document.Hash != common.Key)
            : [];
    }

    private async Task<(IReadOnlyList<Document> Documents, IReadOnlyList<StackDrift> Drift)> InAccountAsync(
        FoundationSet set, AccountId account, CancellationToken ct)
    {
        var target = new Target(account, set.Region);
        try
        {
            using var member = await aws.MemberAsync(account, aws.Endpoint.MemberRole, ct);
            var documents = new List<Document>();
            var missing = new List<StackDrift>();
            foreach (var name in set.Resources)
            {
                if (await HashAsync(member, set.Region, name, ct) is { } hash)
                {
                    documents.Add(new(target, name, hash));
                }
                else
                {
                    missing.Add(new(target, StackDriftKind.DocumentMissing, name, "the member has no such document"));
                }
            }

            return (documents, missing);
        }
        catch (Exception e) when (e is TerminalException or TransientException)
        {
            return ([], [new(target, StackDriftKind.Unreadable, null, e.Message)]);
        }
    }

    private static async Task<string?> HashAsync(AwsClients member, Region region, string name, CancellationToken ct)
    {
        try
        {
            var answer = await member.Ssm(region).CallAsync(
                "GetDocument",
                (client, stop) => client.GetDocumentAsync(new GetDocumentRequest { Name = name }, stop),
                ct);
            return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(answer.Content ?? "")));
        }
        catch (TerminalException e) when (e.Code.StartsWith("InvalidDocument", StringComparison.Ordinal))
        {
            return null;
        }
    }

    private sealed record Document(Target Target, string Name, string Hash);
}
