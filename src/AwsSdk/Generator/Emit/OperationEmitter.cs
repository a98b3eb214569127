using System.Linq;
using PciAutoHeal.AwsSdk.Generator.Model;

namespace PciAutoHeal.AwsSdk.Generator.Emit;

/// <summary>The operations with their inputs, outputs and errors.</summary>
internal static class OperationEmitter
{
    private const string FromResponse =
        "error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode";

    public static string Emit(ServiceDefinition service, Names names)
    {
        var writer = SourceWriter.File(
            service.Namespace + ".Internal",
            "System", "System.Collections.Generic",
            "PciAutoHeal.AwsSdk.Protocols", "PciAutoHeal.AwsSdk.Service", "PciAutoHeal.AwsSdk.Shapes");
        writer.Block($"internal static class {service.Name}Operations", () =>
        {
            writer.Line("private static readonly ServiceModel Service = new ServiceModel(")
                .Line($"    \"{service.Namespace}\", \"{service.Version}\", {Protocol(service)},")
                .Line($"    error => new global::{service.Namespace}.{names.Exception}({FromResponse}));")
                .Line();
            foreach (var error in service.Errors)
            {
                var type = names.Model(error.Name);
                writer.Line($"private static readonly ErrorShape {error.Name} = new ErrorShape<{type}>(")
                    .Line($"    \"{error.Code}\", error => new {type}({FromResponse}),")
                    .Line($"    {ShapeEmitter.Members(names, type, error.Members)});")
                    .Line();
            }

            foreach (var operation in service.Operations)
            {
                Emit(writer, names, operation);
            }
        });
        return writer.ToString();
    }

    private static void Emit(SourceWriter writer, Names names, OperationDefinition operation)
    {
        var (request, response) = (names.Model(operation.Request), names.Model(operation.Response));
        var type = $"Operation<{request}, {response}>";
        writer.Line($"internal static readonly {type} {operation.Name} = new {type}")
            .Line("{")
            .Line("    Service = Service,")
            .Line($"    Name = \"{operation.Name}\",")
            .Line($"    Input = {ShapeEmitter.New(names, request, operation.Input)},")
            .Line($"    Output = {ShapeEmitter.New(names, response, operation.Output)},")
            .Line($"    HasOutput = {(operation.Output.Count > 0 ? "true" : "false")},")
            .Line($"    Errors = new ErrorShape[] {{ {string.Join(", ", operation.Errors.Distinct())} }},")
            .Line("};")
            .Line();
    }

    private static string Protocol(ServiceDefinition service) => service.Protocol == "query"
        ? "Protocol.Query()"
        : $"Protocol.Json(\"{service.Protocol.Substring("json-".Length)}\", \"{service.Target}\")";
}
