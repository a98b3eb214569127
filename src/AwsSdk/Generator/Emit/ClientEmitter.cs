using PciAutoHeal.AwsSdk.Generator.Model;

namespace PciAutoHeal.AwsSdk.Generator.Emit;

/// <summary>The interface and the client, with the constructors of the official one.</summary>
internal static class ClientEmitter
{
    private const string Key = "string awsAccessKeyId, string awsSecretAccessKey";
    private const string KeyArguments = "awsAccessKeyId, awsSecretAccessKey";

    public static string Emit(ServiceDefinition service, Names names)
    {
        var writer = SourceWriter.File(
            service.Namespace,
            "System", "System.Diagnostics.CodeAnalysis", "System.Threading", "System.Threading.Tasks",
            "Amazon", "Amazon.Runtime", "Amazon.Runtime.Endpoints", "Amazon.Runtime.Internal",
            "PciAutoHeal.AwsSdk.Service",
            service.Namespace + ".Model");
        EmitInterface(writer, service, names);
        EmitClient(writer, service, names);
        return writer.ToString();
    }

    private static void EmitInterface(SourceWriter writer, ServiceDefinition service, Names names) =>
        writer.Block($"public partial interface {names.Interface} : IAmazonService, IDisposable", () =>
        {
            writer.Line($"I{names.PaginatorFactory} Paginators {{ get; }}").Line();
            foreach (var operation in service.Operations)
            {
                writer.Line($"{Signature(operation)};").Line();
            }

            writer.Line("Endpoint DetermineServiceOperationEndpoint(")
                .Line("    AmazonWebServiceRequest request);")
                .Line()
                .Line("[DynamicDependency(DynamicallyAccessedMemberTypes.PublicProperties, " +
                    $"typeof({names.Config}))]")
                .Line($"static ClientConfig IAmazonService.CreateDefaultClientConfig() => new {names.Config}();")
                .Line()
                .Line("static IAmazonService IAmazonService.CreateDefaultServiceClient(")
                .Line("    AWSCredentials awsCredentials, ClientConfig clientConfig) =>")
                .Line($"    new {names.Client}(awsCredentials, ({names.Config})clientConfig);");
        });

    private static void EmitClient(SourceWriter writer, ServiceDefinition service, Names names) =>
        writer.Block($"public partial class {names.Client} : AmazonServiceClient, {names.Interface}", () =>
        {
            EmitConstructors(writer, names);
            writer.Line($"public I{names.PaginatorFactory} Paginators => new {names.PaginatorFactory}(this);")
                .Line()
                .Line($"protected override IServiceMetadata ServiceMetadata {{ get; }} = new {names.Metadata}();")
                .Line();
            foreach (var operation in service.Operations)
            {
                writer.Line($"public virtual {Signature(operation)} =>")
                    .Line($"    InvokeAsync<{operation.Response}>(")
                    .Line($"        request, {names.Operations}.{operation.Name}.Options(), cancellationToken);")
                    .Line();
            }

            writer.Line("public Endpoint DetermineServiceOperationEndpoint(")
                .Line("    AmazonWebServiceRequest request) =>")
                .Line("    Config.DetermineServiceOperationEndpoint(new ServiceOperationEndpointParameters(request));")
                .Line()
                .Line("protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) =>")
                .Line("    ServicePipeline.Customize(pipeline);");
        });

    private static void EmitConstructors(SourceWriter writer, Names names)
    {
        (string Parameters, string Arguments)[] identities =
        [
            ("", ""),
            ("AWSCredentials credentials, ", "credentials, "),
            ($"{Key}, ", $"{KeyArguments}, "),
            ($"{Key}, string awsSessionToken, ", $"{KeyArguments}, awsSessionToken, "),
        ];
        foreach (var (parameters, arguments) in identities)
        {
            var alone = parameters.TrimEnd(',', ' ');
            writer.Line($"public {names.Client}({alone}) : this({arguments}new {names.Config}()) {{ }}")
                .Line()
                .Line($"public {names.Client}({parameters}RegionEndpoint region)")
                .Line($"    : this({arguments}new {names.Config} {{ RegionEndpoint = region }}) {{ }}")
                .Line()
                .Line($"public {names.Client}({parameters}{names.Config} clientConfig)")
                .Line($"    : base({arguments}clientConfig) {{ }}")
                .Line();
        }
    }

    private static string Signature(OperationDefinition operation) =>
        $"Task<{operation.Response}> {operation.Name}Async(" +
        $"{operation.Request} request, CancellationToken cancellationToken = default)";
}
