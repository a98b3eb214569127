using PciAutoHeal.Core.Diagnostics;
using PciAutoHeal.Documents.AutomationDocs;
using PciAutoHeal.Documents.Fields;

namespace PciAutoHeal.Documents.AwsApis;

/// <summary>
/// Every call of a document against the model of its service: what it hands over, and what it takes out.
/// </summary>
public static class CallCheck
{
    public static IEnumerable<Diagnostic> Check(AutomationDocument document, ApiModel model) =>
        document.AllSteps.SelectMany(step => step.Call is { } call ? OfCall(step, call, model) : []);

    private static IEnumerable<Diagnostic> OfCall(DocumentStep step, ApiCall call, ApiModel model)
    {
        if (model.Find(call) is { } operation)
        {
            return new InputCheck(model).Call(step, call, operation)
                .Concat(AnswerCheck.Of(step, call, operation, model));
        }

        return [Unknown(step, call, model)];
    }

    private static Diagnostic Unknown(DocumentStep step, ApiCall call, ApiModel model)
    {
        if (!model.Services.Contains(call.Service))
        {
            return Diagnostic.Error("PAH2150", $"No service is called '{call.Service}'.", step.Where,
                Nearest(call.Service, model.Services) ?? "Write the name that boto3 has for it, such as elbv2.");
        }

        var operations = model.OperationsOf(call.Service);
        return operations.Count == 0 || operations.Contains(call.Api)
            ? Diagnostic.Warning("PAH2152", $"Nothing is known of {call}; the step was not checked.", step.Where, "Run: make models")
            : Diagnostic.Error("PAH2151", $"{call.Service} has no operation '{call.Api}'.", step.Where,
                Nearest(call.Api, operations) ?? "See the service's API reference; for one that is new, run: make models");
    }

    private static string? Nearest(string word, IEnumerable<string> known) =>
        Spelling.Nearest(word, known) is { } near ? $"Did you mean '{near}'?" : null;
}
