using System;
using System.IO;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using PciAutoHeal.AwsSdk.Generator.Emit;
using PciAutoHeal.AwsSdk.Generator.Model;

namespace PciAutoHeal.AwsSdk.Generator;

/// <summary>Turns every .awsmodel file of a project into the client of that service.</summary>
[Generator]
public sealed class AwsModelGenerator : IIncrementalGenerator
{
#pragma warning disable RS2008 // Enable analyzer release tracking: it is never released by itself.
    private static readonly DiagnosticDescriptor BadModel = new(
        id: "AWSM001",
        title: "The AWS model cannot be read",
        messageFormat: "{0}",
        category: "AwsModel",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);
#pragma warning restore RS2008

    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var models = context.AdditionalTextsProvider
            .Where(file => file.Path.EndsWith(".awsmodel", StringComparison.Ordinal));
        context.RegisterSourceOutput(models, Generate);
    }

    private static void Generate(SourceProductionContext context, AdditionalText file)
    {
        var text = file.GetText(context.CancellationToken) ?? SourceText.From("");
        try
        {
            foreach (var (name, source) in ServiceEmitter.Emit(ModelReader.Read(text.ToString())))
            {
                context.AddSource($"{Path.GetFileNameWithoutExtension(file.Path)}.{name}.g.cs", source);
            }
        }
        catch (ModelException problem)
        {
            var line = text.Lines[Math.Min(problem.Line, text.Lines.Count - 1)];
            var location = Location.Create(file.Path, line.Span, text.Lines.GetLinePositionSpan(line.Span));
            context.ReportDiagnostic(Diagnostic.Create(BadModel, location, problem.Message));
        }
    }
}
