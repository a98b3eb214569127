using System.Text.Json.Nodes;

namespace PciAutoHeal.Simulation.Services.Sts;

/// <summary>AWS STS: who am I, and may I be somebody else for a while.</summary>
internal sealed class StsService : ISimulatedService
{
    private readonly Operations operations;

    public StsService() => operations = new(this)
    {
        { "GetCallerIdentity", Identity },
        { "AssumeRole", AssumeRole.Answer },
    };

    public string SigningName => "sts";

    public WireProtocol Protocol => WireProtocol.AwsQuery;

    public string XmlNamespace => "https://sts.amazonaws.com/doc/2011-06-15/";

    public JsonObject Invoke(ApiCall call) => operations.Invoke(call);

    private static JsonObject Identity(ApiCall call) => new()
    {
        ["UserId"] = call.Caller.RoleName is null
            ? "AIDA" + call.Cloud.Letters(17, "user", call.Caller.Arn).ToUpperInvariant()
            : AssumeRole.UserId(call.Cloud, call.Caller.Account, call.Caller.RoleName, call.Caller.Arn.Split('/')[^1]),
        ["Account"] = call.Caller.Account.Value,
        ["Arn"] = call.Caller.Arn,
    };
}
