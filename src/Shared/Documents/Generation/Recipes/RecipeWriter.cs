using System.Xml;
using PciAutoHeal.Documents.Catalog;

namespace PciAutoHeal.Documents.Generation.Recipes;

/// <summary>A recipe to the plain documents that are uploaded: the one that heals and the one that undoes it.</summary>
/// <param name="catalog">Says why, and for which requirements; null while the catalog cannot be read.</param>
/// <param name="fragment">The text of a shared script beside the documents, by its path; null where there is
/// none.</param>
public sealed class RecipeWriter(Recipe recipe, RuleCatalog? catalog, Func<string, string?> fragment)
{
    private const string Decide = "scripts/decide.py";

    private const string Restore = "scripts/restore.py";

    private const string Judged = "{{ Judge.PreviousState }}";

    private readonly ScriptTexts scripts = new(recipe, fragment);

    /// <summary>The documents by their file names.</summary>
    public IEnumerable<KeyValuePair<string, string>> Write()
    {
        yield return KeyValuePair.Create($"{recipe.Verb}.yaml", Healing());
        if (recipe.Restore is { } restore)
            yield return KeyValuePair.Create($"{restore.Verb}.yaml", Restoring(restore));
    }

    private string Healing()
    {
        var reads = new ReadSteps(recipe, scripts);
        var judge = ScriptTexts.Function("judge", recipe.Judge);
        var gated = recipe.Approve is not null;
        var basis = scripts.Basis(Decide);
        var looks = reads.Of(recipe.Reads, "", "Gone").ToList();
        var last = recipe.Quarantine is null ? "" : "AfterQuarantine";
        List<string> lookedAt = ["Judge", .. recipe.Reads.Select(read => read.Step)];
        var acts = recipe.Heal.Select(act => act with { With = References.Later(act.With, lookedAt, last) })
            .Select(act => ActSteps.Of(act, recipe.Gives, "Judge" + last)).ToList();
        var again = reads.Of(recipe.Reads, "Again", "HealedAndGone").ToList();
        var verify = VerifyStep(
            "Healed", "healed", scripts.Text([.. basis, "scripts/healed.py"], "healed", judge), "Again");
        List<Block> blocks =
        [
            CommonSteps.Brake, .. looks, JudgeBlock("", judge, basis),
            .. gated ? Approval(reads, judge, basis) : [],
            .. acts.Select(Latest), .. again, Latest(Block.Of(verify)),
        ];
        List<StepText> ends =
        [
            CommonSteps.End("Report", "Nothing was changed: compliant already, exempt, stopped, or a dry run.",
                "\"{{ Judge.Verdict }}\"", Judged),
            .. gated ? [CommonSteps.End("Refuse", "Refused, not answered in time, or stopped meanwhile: nothing was changed.", "Stopped", Judged)]
                : Array.Empty<StepText>(),
            .. recipe.Quarantine is null ? Array.Empty<StepText>() : [CommonSteps.End("Reconsider",
                "Looked at again after the quarantine: nothing is to be changed any more.", "\"{{ JudgeAfterQuarantine.Verdict }}\"", Judged)],
            CommonSteps.End("Stop", "The brake is on: nothing was read or changed.", "Stopped", "{}"),
            .. CanBeGone(recipe.Reads)
                ? [
                    CommonSteps.End("Gone", "A resource that no longer exists needs no healing.", "AlreadyCompliant", "{}"),
                    AfterQuarantine(CommonSteps.End("HealedAndGone", "After the change the resource is no longer there.", "Healed", Judged)),
                ] : Array.Empty<StepText>(),
        ];
        return DocumentText.Healing(recipe, catalog, Block.Chain(blocks, "Healed").Concat(ends));
    }

    /// <summary>
    /// What is done after a quarantine is what was judged after it: a day earlier more may have been unused.
    /// </summary>
    private Block Latest(Block block) => block with { Steps = next => [.. block.Steps(next).Select(AfterQuarantine)] };

    private StepText AfterQuarantine(StepText step) => recipe.Quarantine is null ? step : step with
    {
        Inputs = [.. step.Inputs.Select(line => line.Replace("{{ Judge.", "{{ JudgeAfterQuarantine.", StringComparison.Ordinal))],
    };

    private string Restoring(RecipeRestore restore)
    {
        var reads = new ReadSteps(recipe, scripts);
        var judge = ScriptTexts.Function("judge", restore.Judge);
        var basis = scripts.Basis(Restore);
        var looking = restore.Reads ?? recipe.Reads;
        List<Block> blocks =
        [
            CommonSteps.Brake, .. reads.Of(looking, "", "Gone"), JudgeBlock("", judge, basis, restore),
            .. restore.Heal.Select(act => ActSteps.Of(act, restore.Gives, "Judge")), .. reads.Of(looking, "Again", "Gone"),
            Block.Of(VerifyStep("Restored", "restored", scripts.Text(basis, "restored", judge), "Again", restore)),
        ];
        List<StepText> ends =
        [
            CommonSteps.End("Report", "Nothing was changed: in place already, stopped, or a dry run.", "\"{{ Judge.Verdict }}\"", Judged),
            CommonSteps.End("Stop", "The brake is on: nothing was read or changed.", "Stopped", "{}"),
            .. CanBeGone(looking)
                ? [CommonSteps.End("Gone", "The resource is no longer there: there is nothing to put back.", "Stopped", "{}")]
                : Array.Empty<StepText>(),
        ];
        return DocumentText.Restoring(recipe, restore, Block.Chain(blocks, "Restored").Concat(ends));
    }

    private Block JudgeBlock(string suffix, string judge, IReadOnlyList<string> basis, RecipeRestore? restore = null)
    {
        var text = scripts.Text(basis, "judge", judge);
        return new("Judge" + suffix, next =>
        [
            new("Judge" + suffix, StepText.Script, 30,
                [
                    "Runtime: python3.11", "Handler: judge", "Script: |", .. ScriptTexts.Indented(text),
                    "InputPayload:", .. Payload(text, suffix, restore),
                ],
                restore is null ? "Decide from what was read alone: compliant, exempt, or to be healed."
                    : "Decide from what was read alone: in place already, or to be put back.",
                Outputs:
                [
                    new("Verdict", "String", "$.Payload.Verdict"), new("Reason", "String", "$.Payload.Reason"),
                    new("PreviousState", "String", "$.Payload.PreviousState"), .. restore?.Gives ?? recipe.Gives,
                ]),
            CommonSteps.Choice("IsHealingNeeded" + suffix, $"Judge{suffix}.Verdict", "StringEquals: Heal", next,
                suffix.Length == 0 ? "Report" : "Reconsider"),
        ]);
    }

    private StepText VerifyStep(string name, string handler, string text, string suffix, RecipeRestore? restore = null) => new(
        name, StepText.Script, 30,
        [
            "Runtime: python3.11", $"Handler: {handler}", "Script: |", .. ScriptTexts.Indented(text),
            "InputPayload:", .. Payload(text, suffix, restore), $"  PreviousState: \"{Judged}\"",
        ],
        "Read again, the same judge must be content; otherwise the run fails.", IsEnd: true, Outputs: CommonSteps.Outcome);

    private IEnumerable<string> Payload(string text, string suffix, RecipeRestore? restore) =>
        scripts.Payload(restore?.Reads ?? recipe.Reads, suffix, text)
            .Concat(restore is null ? [] : ["  Saved: \"{{ PreviousState }}\""])
            .Concat(restore is null || text.Contains("[\"Today\"]", StringComparison.Ordinal) ? ["  Today: \"{{ global:DATE }}\""] : [])
            .Append("  Mode: \"{{ Mode }}\"");

    /// <summary>
    /// What is destroyed waits after the yes and is looked at again: whoever misses it can still speak up.
    /// </summary>
    private IEnumerable<Block> Approval(ReadSteps reads, string judge, IReadOnlyList<string> basis)
    {
        yield return CommonSteps.Approve(recipe.Approve!);
        if (recipe.Quarantine is not null)
        {
            yield return Block.Of(new("Quarantine", "aws:sleep", (int)XmlConvert.ToTimeSpan(recipe.Quarantine).TotalSeconds + 60,
                [$"Duration: {recipe.Quarantine}"],
                "What is destroyed cannot be had back: whoever misses it has this long to say so."));
        }

        yield return CommonSteps.BrakeAgain;
        if (recipe.Quarantine is null)
            yield break;
        foreach (var look in reads.Of(recipe.Reads, "AfterQuarantine", "Gone"))
            yield return look;
        yield return JudgeBlock("AfterQuarantine", judge, basis);
    }

    private static bool CanBeGone(IReadOnlyList<RecipeRead> reads) =>
        reads.Any(read => read.CanBeGone || (read.Script is not null && read.Keeps.Any(it => it.Name == "Found")));
}
