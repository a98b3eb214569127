using System.Linq;
using PciAutoHeal.AwsSdk.Generator.Model;

namespace PciAutoHeal.AwsSdk.Generator.Emit;

/// <summary>Paginators, each with <c>Responses</c>, the one sequence that all versions of the SDK have.</summary>
internal static class PaginatorEmitter
{
    public static string Emit(ServiceDefinition service, Names names)
    {
        var writer = SourceWriter.File(
            service.Namespace + ".Model", "System", "Amazon.Runtime", "PciAutoHeal.AwsSdk.Service");
        var paged = service.Operations.Where(operation => operation.Page is not null).ToList();
        foreach (var operation in paged)
        {
            Emit(writer, service, names, operation);
        }

        writer.Block($"public interface I{names.PaginatorFactory}", () => paged.ForEach(operation => writer
            .Line($"I{operation.Name}Paginator {operation.Name}({operation.Request} request);")
            .Line()));
        var client = $"global::{service.Namespace}.{names.Interface}";
        writer.Block($"public class {names.PaginatorFactory} : I{names.PaginatorFactory}", () =>
        {
            writer.Line($"private readonly {client} client;")
                .Line()
                .Line($"internal {names.PaginatorFactory}({client} client) => this.client = client;")
                .Line();
            paged.ForEach(operation => writer
                .Line($"public I{operation.Name}Paginator {operation.Name}({operation.Request} request) =>")
                .Line($"    new {operation.Name}Paginator(client, request);")
                .Line());
        });
        return writer.ToString();
    }

    private static void Emit(
        SourceWriter writer, ServiceDefinition service, Names names, OperationDefinition operation)
    {
        var (name, response) = (operation.Name, operation.Response);
        var client = $"global::{service.Namespace}.{names.Interface}";
        writer.Block($"public interface I{name}Paginator", () => writer
            .Line($"IPaginatedEnumerable<{response}> Responses {{ get; }}"));
        writer.Block($"internal sealed class {name}Paginator : I{name}Paginator", () => writer
            .Line($"private readonly Paginator<{operation.Request}, {response}> pages;")
            .Line()
            .Line($"internal {name}Paginator({client} client, {operation.Request} request) =>")
            .Line($"    pages = new Paginator<{operation.Request}, {response}>(")
            .Line($"        request, client.{name}Async, it => it.{operation.Page!.In},")
            .Line($"        (it, token) => it.{operation.Page.In} = token, it => it.{operation.Page.Out});")
            .Line()
            .Line($"public IPaginatedEnumerable<{response}> Responses =>")
            .Line($"    new PaginatedResponse<{response}>(pages);"));
    }
}
