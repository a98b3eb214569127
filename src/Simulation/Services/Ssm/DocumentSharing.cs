using System.Text.Json.Nodes;
using PciAutoHeal.Core.Accounts;

namespace PciAutoHeal.Simulation.Services.Ssm;

/// <summary>Sharing documents with accounts: 20 a call, 1,000 a document (aws-limits §3).</summary>
internal static class DocumentSharing
{
    private const int PerCall = 20;

    public static JsonObject Modify(ApiCall call)
    {
        var document = DocumentFind.Own(call);
        Check(call);
        var (add, remove) = (call.Texts("AccountIdsToAdd"), call.Texts("AccountIdsToRemove"));
        if (add.Count > PerCall || remove.Count > PerCall)
        {
            throw new ApiError("DocumentPermissionLimit", $"A request can share with at most {PerCall} accounts.");
        }

        if (add.Concat(remove).FirstOrDefault(id => id != "all" && !AccountId.TryParse(id, out _)) is { } wrong)
        {
            throw new ApiError(SsmErrors.Validation, $"'{wrong}' is not an account id.");
        }

        if (document.SharedWith.Keys.Union(add).Except(remove).Count() > call.Cloud.Settings.SsmSharedAccounts)
        {
            throw new ApiError("DocumentPermissionLimit", "The document can't be shared with more accounts.");
        }

        foreach (var id in remove)
        {
            document.SharedWith.Remove(id);
        }

        foreach (var id in add)
        {
            document.SharedWith[id] = call.Text("SharedDocumentVersion") ?? "$DEFAULT";
        }

        return [];
    }

    public static JsonObject Describe(ApiCall call)
    {
        var document = DocumentFind.Own(call);
        Check(call);
        return new()
        {
            ["AccountIds"] = new JsonArray([.. document.SharedWith.Keys.Select(id => JsonValue.Create(id))]),
            ["AccountSharingInfoList"] = new JsonArray([.. document.SharedWith.Select(row =>
                new JsonObject { ["AccountId"] = row.Key, ["SharedDocumentVersion"] = row.Value })]),
        };
    }

    private static void Check(ApiCall call)
    {
        if (call.Text("PermissionType") is not "Share")
        {
            throw new ApiError("InvalidPermissionType",
                "The permission type is not supported. Share is the only supported one.");
        }
    }
}
