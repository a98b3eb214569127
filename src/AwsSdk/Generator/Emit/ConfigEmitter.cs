using PciAutoHeal.AwsSdk.Generator.Model;

namespace PciAutoHeal.AwsSdk.Generator.Emit;

/// <summary>The configuration, the base of all requests, and what AWSSDK.Core asks about a service.</summary>
internal static class ConfigEmitter
{
    public static string Emit(ServiceDefinition service, Names names)
    {
        var writer = SourceWriter.File(
            service.Namespace,
            "System.Collections.Generic", "Amazon.Runtime", "Amazon.Runtime.Endpoints", "Amazon.Runtime.Internal",
            "Amazon.Util.Internal",
            "PciAutoHeal.AwsSdk.Endpoints", "PciAutoHeal.AwsSdk.Service");
        EmitConfig(writer, service, names);
        writer.Block($"public partial class {names.Request} : AmazonWebServiceRequest", () => { });
        writer.Block($"internal sealed class {names.Metadata} : IServiceMetadata", () => writer
            .Line($"public string ServiceId => \"{service.Id}\";")
            .Line()
            .Line("public IDictionary<string, string> OperationNameMapping { get; } =")
            .Line("    new Dictionary<string, string>();"));
        return writer.ToString();
    }

    private static void EmitConfig(SourceWriter writer, ServiceDefinition service, Names names)
    {
        var plain = service.PlainFips is { } regions ? $"\"{regions}\"" : "null";
        var global = service.IsGlobal ? "true" : "false";
        writer.Block($"public partial class {names.Config} : ClientConfig", () =>
        {
            writer.Line("private static readonly string UserAgentString = InternalSDKUtils.BuildUserAgentString(")
                .Line($"    \"{service.Id}\", typeof({names.Config}).Assembly.GetName().Version.ToString());")
                .Line();
            writer.Block($"public {names.Config}() : base(ServiceDefaults.Provider())", () => writer
                .Line($"base.ServiceId = \"{service.Id}\";")
                .Line($"AuthenticationServiceName = \"{service.Endpoint}\";")
                .Line("EndpointProvider = new EndpointRules")
                .Line("{")
                .Line($"    Prefix = \"{service.Endpoint}\", IsGlobal = {global}, PlainFips = {plain},")
                .Line("};"));
            writer.Line($"public static new string ServiceId => \"{service.Id}\";")
                .Line()
                .Line($"public override string RegionEndpointServiceName => \"{service.Endpoint}\";")
                .Line()
                .Line($"public override string ServiceVersion => \"{service.Version}\";")
                .Line()
                .Line("public override string UserAgent => UserAgentString;")
                .Line()
                .Line("public override Endpoint DetermineServiceOperationEndpoint(")
                .Line("    ServiceOperationEndpointParameters parameters) =>")
                .Line("    ServiceEndpointResolver.Resolve(this, parameters);");
        });
    }
}
