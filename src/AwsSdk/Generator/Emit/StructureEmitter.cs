using System.Collections.Generic;
using PciAutoHeal.AwsSdk.Generator.Model;

namespace PciAutoHeal.AwsSdk.Generator.Emit;

/// <summary>Requests, responses and the structures in them.</summary>
internal static class StructureEmitter
{
    public static string Emit(ServiceDefinition service, Names names)
    {
        var writer = SourceWriter.File(
            service.Namespace + ".Model", "System", "System.Collections.Generic", "Amazon", "Amazon.Runtime");
        foreach (var operation in service.Operations)
        {
            Emit(writer, names, $"{operation.Request} : global::{service.Namespace}.{names.Request}", operation.Input);
            Emit(writer, names, $"{operation.Response} : AmazonWebServiceResponse", operation.Output);
        }

        foreach (var structure in service.Structures)
        {
            Emit(writer, names, structure.Name, structure.Members);
        }

        return writer.ToString();
    }

    /// <summary>Collections are null until set, unless the program asks AWSConfigs for the old way.</summary>
    public static void EmitProperties(SourceWriter writer, Names names, IReadOnlyList<MemberDefinition> members)
    {
        foreach (var member in members)
        {
            var type = names.Type(member.Type);
            var initial = member.Type.IsCollection ? $" = AWSConfigs.InitializeCollections ? new {type}() : null;" : "";
            writer.Line($"public {type} {member.Name} {{ get; set; }}{initial}").Line();
        }
    }

    private static void Emit(SourceWriter writer, Names names, string head, IReadOnlyList<MemberDefinition> members) =>
        writer.Block($"public partial class {head}", () => EmitProperties(writer, names, members));
}
