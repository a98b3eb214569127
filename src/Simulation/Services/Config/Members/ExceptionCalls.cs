using System.Text.Json.Nodes;

namespace PciAutoHeal.Simulation.Services.Config.Members;

/// <summary>Resources that the remediation of a rule leaves alone.</summary>
internal static class ExceptionCalls
{
    private const int PageSize = 100;

    public static readonly IReadOnlyDictionary<string, Func<ApiCall, JsonObject>> Operations =
        new Dictionary<string, Func<ApiCall, JsonObject>>
        {
            ["DescribeRemediationExceptions"] = Describe,
            ["PutRemediationExceptions"] = Put,
            ["DeleteRemediationExceptions"] = Delete,
        };

    private static JsonObject Describe(ApiCall call)
    {
        var size = ConfigErrors.Limit(call, PageSize, 25);
        var rule = call.Text("ConfigRuleName") ?? "";
        var wanted = call.Objects("ResourceKeys").Select(key => key.Text("ResourceId")).ToList();
        var rows = (call.Account.Find<Losses>()?.ExceptionsOf(call.InRegion, rule) ?? [])
            .Where(one => wanted.Count == 0 || wanted.Contains(one.ResourceId)).ToList();
        return Answers.Page(call, "RemediationExceptions", rows, size, one => new JsonObject
        {
            ["ConfigRuleName"] = rule,
            ["ResourceType"] = one.ResourceType,
            ["ResourceId"] = one.ResourceId,
        }.With(("Message", one.Message)));
    }

    private static JsonObject Put(ApiCall call)
    {
        var rule = call.Text("ConfigRuleName") ?? "";
        if (InstalledPacks.FindRule(call.Cloud, call.Account, call.InRegion, rule, call.Now) is not { Rule.Remediation: not null })
        {
            throw new ApiError("InvalidParameterValueException", $"The rule {rule} has no remediation configuration.");
        }

        foreach (var key in call.Objects("ResourceKeys"))
        {
            call.Account.Global<Losses>().Except(
                call.InRegion, rule, new(key.Text("ResourceType") ?? "", key.Text("ResourceId") ?? "", call.Text("Message")));
        }

        return new() { ["FailedBatches"] = new JsonArray() };
    }

    private static JsonObject Delete(ApiCall call)
    {
        var rule = call.Text("ConfigRuleName") ?? "";
        var keys = call.Objects("ResourceKeys").Select(key => key.Text("ResourceId") ?? "").ToList();
        var gone = keys.Where(key => call.Account.Find<Losses>()?.Unexcept(call.InRegion, rule, key) == true).ToList();
        return gone.Count > 0 ? new() { ["FailedBatches"] = new JsonArray() } : throw new ApiError(
            "NoSuchRemediationExceptionException",
            $"No remediation exceptions exist for the config rule {rule} and the given resource keys.");
    }
}
