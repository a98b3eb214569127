using System.Collections.Generic;
using PciAutoHeal.AwsSdk.Generator.Model;

namespace PciAutoHeal.AwsSdk.Generator.Emit;

/// <summary>The base exception of the service and one class for each declared error.</summary>
internal static class ExceptionEmitter
{
    public static string EmitBase(ServiceDefinition service, Names names)
    {
        var writer = SourceWriter.File(service.Namespace, "System", "System.Net", "Amazon.Runtime");
        Emit(writer, names, names.Exception, "AmazonServiceException", []);
        return writer.ToString();
    }

    public static string EmitErrors(ServiceDefinition service, Names names)
    {
        var writer = SourceWriter.File(
            service.Namespace + ".Model",
            "System", "System.Collections.Generic", "System.Net", "Amazon", "Amazon.Runtime");
        foreach (var error in service.Errors)
        {
            Emit(writer, names, error.Name, $"global::{service.Namespace}.{names.Exception}", error.Members);
        }

        return writer.ToString();
    }

    private static void Emit(
        SourceWriter writer, Names names, string name, string parent, IReadOnlyList<MemberDefinition> members)
    {
        (string Parameters, string Arguments)[] constructors =
        [
            ("", ""),
            ("string message", "message"),
            ("string message, Exception innerException", "message, innerException"),
            ("Exception innerException", "innerException"),
            ("string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, " +
                "HttpStatusCode statusCode",
                "message, innerException, errorType, errorCode, requestId, statusCode"),
            ("string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode",
                "message, errorType, errorCode, requestId, statusCode"),
        ];
        writer.Block($"public class {name} : {parent}", () =>
        {
            foreach (var (parameters, arguments) in constructors)
            {
                writer.Line($"public {name}({parameters}) : base({arguments}) {{ }}").Line();
            }

            StructureEmitter.EmitProperties(writer, names, members);
        });
    }
}
