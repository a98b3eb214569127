using PciAutoHeal.Core.Diagnostics;
using PciAutoHeal.Documents.AutomationDocs;

namespace PciAutoHeal.Documents.AwsApis;

/// <summary>What a step takes out of an answer: the selectors of its outputs, and the property it waits for.</summary>
internal static class AnswerCheck
{
    public static IEnumerable<Diagnostic> Of(DocumentStep step, ApiCall call, ApiOperation operation, ApiModel model)
    {
        var selector = new AnswerSelector(model);
        foreach (var list in step.FindsIn.Where(list => Item(selector, operation, list) is null))
            yield return Nowhere(step, call, "$." + list);

        var answer = AnswerOf(step, operation, selector);
        foreach (var output in step.Outputs.Where(it => step.AnswerPath(it.Selector) is not null))
        {
            if (selector.Follow(step.AnswerPath(output.Selector)!, answer) is not { } found)
                yield return Nowhere(step, call, output.Selector);
            else if (!OutputFit.Fits(output.Type, found))
                yield return Diagnostic.Error("PAH2158",
                    $"The output '{output.Name}' is a {output.Type}, and '{output.Selector}' finds {found}.",
                    step.Where, $"Declare it as {OutputFit.Best(found)}, or select something else.");
        }

        if (step.Inputs["PropertySelector"]?.Scalar is { } property && selector.Follow(property, answer) is null)
            yield return Nowhere(step, call, property);
    }

    /// <summary>A script may look for one item of a list, or ask once for each item of another list.</summary>
    private static ApiShape? AnswerOf(DocumentStep step, ApiOperation operation, AnswerSelector selector)
    {
        if (step.FindsIn.Count == 0)
            return step.ReadsEach && operation.Output is { } each ? new ApiShape.Items(each) : operation.Output;
        var items = step.FindsIn.Select(list => Item(selector, operation, list)).Distinct().ToList();
        return items is [{ } one] ? one : new ApiShape.Anything();
    }

    private static ApiShape? Item(AnswerSelector selector, ApiOperation operation, string list) =>
        selector.Follow($"$.{list}", operation.Output) is { Shape: ApiShape.Items items } ? items.Of : null;

    private static Diagnostic Nowhere(DocumentStep step, ApiCall call, string selector) => Diagnostic.Error(
        "PAH2157", $"'{selector}' leads to nothing in the answer of {call}.", step.Where, "Correct the path; case matters.");
}
