using System.Globalization;
using System.Text.Json.Nodes;
using PciAutoHeal.Core.Accounts;

namespace PciAutoHeal.Simulation.Services.Organizations;

/// <summary>
/// Accounts that are being made. The API answers at once; the account joins later (setting AccountCreation).
/// </summary>
internal sealed class AccountCreation
{
    private readonly Dictionary<string, JsonObject> requests = new(StringComparer.Ordinal);

    public static JsonObject Create(ApiCall call)
    {
        var creation = call.Cloud.Organization.Management.Global<AccountCreation>();
        var name = OrganizationsErrors.Required(call, "AccountName");
        var email = OrganizationsErrors.Required(call, "Email");
        var cloud = call.Cloud;
        var number = creation.requests.Count.ToString(CultureInfo.InvariantCulture);
        var id = $"car-{cloud.Letters(32, "create account", number)}";
        var status = creation.requests[id] = new JsonObject
        {
            ["Id"] = id,
            ["AccountName"] = name,
            ["State"] = "IN_PROGRESS",
            ["RequestedTimestamp"] = Instant.Of(call.Now),
        };
        var tags = call.Objects("Tags").ToDictionary(tag => tag.Text("Key") ?? string.Empty, tag => tag.Text("Value") ?? string.Empty);
        cloud.Schedule(call.Now + cloud.Settings.AccountCreation, at => Finish(cloud, status, name, email, tags, at));
        return Answer(status);
    }

    public static JsonObject Describe(ApiCall call) =>
        call.Cloud.Organization.Management.Global<AccountCreation>().requests.TryGetValue(
            OrganizationsErrors.Required(call, "CreateAccountRequestId"), out var status)
            ? Answer(status)
            : throw OrganizationsErrors.NotFound("CreateAccountStatusNotFoundException", "a request");

    private static void Finish(
        SimulatedCloud cloud, JsonObject status, string name, string email, Dictionary<string, string> tags, DateTimeOffset at)
    {
        status["CompletedTimestamp"] = Instant.Of(at);
        if (cloud.Organization.Accounts.Any(account => account.Email.Equals(email, StringComparison.OrdinalIgnoreCase)))
        {
            (status["State"], status["FailureReason"]) = ("FAILED", "EMAIL_ALREADY_EXISTS");
            return;
        }

        var id = cloud.Organization.NewAccountId(status["Id"]!.GetValue<string>());
        cloud.Organization.Join(new(id, name, AccountState.Active) { Tags = tags }, email);
        (status["State"], status["AccountId"]) = ("SUCCEEDED", id.Value);
    }

    /// <summary>
    /// A copy: the state goes on while the answer travels. Instants are written as they are, not cloned.
    /// </summary>
    private static JsonObject Answer(JsonObject status) => new()
    {
        ["CreateAccountStatus"] = new JsonObject(status.Select(member =>
            KeyValuePair.Create(member.Key, member.Value?.DeepClone()))),
    };
}
