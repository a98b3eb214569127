namespace PciAutoHeal.Cli.Bundles;

/// <summary>What an assessor might look for and a bundle cannot tell; better said than found missing.</summary>
internal static class NotKnown
{
    public static IReadOnlyList<string> Of(LedgerEvidence evidence) =>
    [
        "Outcomes of single remediation runs. The documents' outputs (Outcome, PreviousState) stay in each member account, in the "
            + "executions of Systems Manager, 30 days; no organization-wide reading of them exists. What is here is the compliance "
            + "of targets before and after waves (evaluations.csv) and in which mode packs were put (remediation.csv).",
        "Exemptions of single resources. They are tags in the member accounts (pciautoheal:exempt, pciautoheal:exempt-until).",
        "Compliance of single resources. evaluations.csv counts rules by pack, account and region, as the aggregator does.",
        "What changed in AWS after the last moment of this bundle, or without this program; drift.json has the last check, if there was one.",
        .. evidence.Coverage is null
            ? ["Requirements. The release that was rolled out was not at hand; rules.csv has its rules without their requirements."]
            : (string[])[],
        .. evidence.Evaluations.Count == 0 ? ["Evaluations. None were taken."] : (string[])[],
        .. evidence.Drift is null ? ["Drift. Nobody has looked: pciautoheal drift."] : (string[])[],
    ];
}
