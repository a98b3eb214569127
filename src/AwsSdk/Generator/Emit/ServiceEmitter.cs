using System.Collections.Generic;
using PciAutoHeal.AwsSdk.Generator.Model;

namespace PciAutoHeal.AwsSdk.Generator.Emit;

/// <summary>All source files of one client.</summary>
internal static class ServiceEmitter
{
    public static IEnumerable<(string Name, string Source)> Emit(ServiceDefinition service)
    {
        var names = new Names(service);
        yield return ("Client", ClientEmitter.Emit(service, names));
        yield return ("Config", ConfigEmitter.Emit(service, names));
        yield return ("Enums", EnumEmitter.Emit(service));
        yield return ("Exception", ExceptionEmitter.EmitBase(service, names));
        yield return ("Errors", ExceptionEmitter.EmitErrors(service, names));
        yield return ("Structures", StructureEmitter.Emit(service, names));
        yield return ("Paginators", PaginatorEmitter.Emit(service, names));
        yield return ("Shapes", ShapeEmitter.Emit(service, names));
        yield return ("Operations", OperationEmitter.Emit(service, names));
    }
}
