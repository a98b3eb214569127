using System.Collections.Generic;
using PciAutoHeal.AwsSdk.Generator.Model;

namespace PciAutoHeal.AwsSdk.Generator.Emit;

/// <summary>The shape tables: what the runtime needs to know of each structure to put it on the wire.</summary>
internal static class ShapeEmitter
{
    public static string Emit(ServiceDefinition service, Names names)
    {
        var writer = SourceWriter.File(
            service.Namespace + ".Internal",
            "System", "System.Collections.Generic", "PciAutoHeal.AwsSdk.Shapes");
        writer.Block($"internal static class {service.Name}Shapes", () =>
        {
            foreach (var structure in service.Structures)
            {
                var type = names.Model(structure.Name);
                writer.Line($"internal static readonly StructureShape<{type}> {structure.Name} =")
                    .Line($"    {New(names, type, structure.Members)};")
                    .Line();
            }
        });
        return writer.ToString();
    }

    public static string New(Names names, string type, IReadOnlyList<MemberDefinition> members) =>
        $"new StructureShape<{type}>(() => new {type}(), {Members(names, type, members)})";

    public static string Members(Names names, string type, IReadOnlyList<MemberDefinition> members)
    {
        List<string> all = [];
        foreach (var member in members)
        {
            var access = $"it => it.{member.Name}, (it, value) => it.{member.Name} = value";
            var generic = $"new Member<{type}, {names.Type(member.Type)}>";
            all.Add($"{generic}(\"{member.Wire}\", {names.Shape(member.Type)}, {access})");
        }

        return $"() => new Member<{type}>[] {{ {string.Join(", ", all)} }}";
    }
}
