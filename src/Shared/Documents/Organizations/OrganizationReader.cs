using System.Text.Json;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Diagnostics;
using PciAutoHeal.Documents.Fields;

namespace PciAutoHeal.Documents.Organizations;

/// <summary>Reads an <c>org.json</c>, or what <c>aws organizations list-accounts</c> prints, of any size.</summary>
public static class OrganizationReader
{
    public const string Schema = "pciautoheal/organization/1";

    /// <returns>No snapshot when there is an error among the diagnostics.</returns>
    public static (OrganizationSnapshot? Organization, IReadOnlyList<Diagnostic> Diagnostics) Read(
        string file, string text)
    {
        var json = new JsonText(file, text);
        var findings = new Findings();
        try
        {
            var walk = new JsonWalk(json, findings);
            var snapshot = File(ref walk, findings);
            return (findings.HasErrors ? null : snapshot, findings.All);
        }
        catch (JsonException error)
        {
            findings.Add(Diagnostic.Error(
                "PAH1501",
                $"This is not readable JSON: {error.Message.Split(" LineNumber:")[0]}",
                json.At(error.LineNumber ?? 0, error.BytePositionInLine ?? 0),
                "Correct the syntax at this place, or write the file again with `pciautoheal org snapshot`."));
            return (null, findings.All);
        }
    }

    private static OrganizationSnapshot? File(ref JsonWalk walk, Findings findings)
    {
        walk.Next();
        if (!walk.EntersObject("the file"))
            return null;
        var draft = new OrganizationDraft();
        while (walk.NextProperty(out var key))
            Property(ref walk, draft, key);

        walk.Next();
        return findings.HasErrors ? null : Finish(ref walk, draft);
    }

    private static void Property(ref JsonWalk walk, OrganizationDraft draft, string key)
    {
        var at = walk.Here;
        switch (key)
        {
            case "schema":
                if (walk.Text(key) is { } schema and not Schema)
                    walk.Refuse("PAH1513", $"The schema is '{schema}', not {Schema}.", at, "Use another version.");
                break;
            case "organization":
                Organization(ref walk, draft);
                break;
            case "regions":
                draft.Regions = draft.ReadRegions(ref walk, key) ?? [];
                break;
            case "accounts" when walk.EntersArray(key):
                while (walk.NextItem())
                    AccountReader.Read(ref walk, draft);
                break;
            case "Accounts" when walk.EntersArray(key):
                while (walk.NextItem())
                    ListedAccountReader.Read(ref walk, draft);
                break;
            case "accounts" or "Accounts":
                break;
            case "NextToken" when !walk.IsNull:
                walk.Refuse("PAH1514", "The list goes on after this page.", at, "List without --max-items.");
                walk.Skip();
                break;
            default:
                walk.Unknown(key, "an organization file", "schema", "organization", "regions", "accounts");
                break;
        }
    }

    private static void Organization(ref JsonWalk walk, OrganizationDraft draft)
    {
        if (!walk.EntersObject("organization"))
            return;
        while (walk.NextProperty(out var key))
        {
            var at = walk.Here;
            switch (key)
            {
                case "id":
                    draft.Id = walk.Text("organization.id");
                    RefuseId(ref walk, draft.Id, at);
                    break;
                case "managementAccountId":
                    draft.Management = OrganizationDraft.ReadAccountId(ref walk, "organization.managementAccountId");
                    break;
                case "delegatedAdministratorId" when !walk.IsNull:
                    draft.Delegated =
                        OrganizationDraft.ReadAccountId(ref walk, "organization.delegatedAdministratorId");
                    break;
                case "delegatedAdministratorId":
                    break;
                default:
                    walk.Unknown(key, "'organization'", "id", "managementAccountId", "delegatedAdministratorId");
                    break;
            }
        }
    }

    private static void RefuseId(ref JsonWalk walk, string? id, long at)
    {
        if (id is not null && !OrganizationDraft.IsOrganizationId(id))
        {
            walk.Refuse(
                "PAH1515", $"'organization.id' is '{id}', no organization id.", at, "Write it as o-a1b2c3d4e5.");
        }
    }

    /// <summary>Without a delegated administrator the management account acts for the organization.</summary>
    private static OrganizationSnapshot? Finish(ref JsonWalk walk, OrganizationDraft draft)
    {
        if (draft.Accounts.Count == 0)
        {
            walk.Refuse("PAH1516", "The file lists no account.", 0, "List the organization's accounts.");
            return null;
        }

        if (draft.Id is not { } id || draft.Management is not { } management)
        {
            walk.Refuse(
                "PAH1517", "The file does not say which organization it is and who manages it.", 0,
                "Add \"organization\": { \"id\": \"o-…\", \"managementAccountId\": \"…\" }, or the accounts' ARNs.");
            return null;
        }

        var delegated = draft.Delegated ?? management;
        foreach (var absent in new[] { management, delegated }.Distinct().Where(a => !draft.Holds(a)))
            walk.Warn("PAH1518", $"Account {absent}, which administers, is not listed.", 0, "Add it to the accounts.");
        return new(id, management, delegated, draft.Regions, draft.Accounts);
    }
}
