using PciAutoHeal.Core.Rollouts;

namespace PciAutoHeal.Cli.Bundles;

/// <summary>What a person reads first.</summary>
internal static class BundleReadme
{
    public static string Write(LedgerEvidence evidence, IReadOnlyList<InForce> spans, IReadOnlyList<string> gaps)
    {
        var state = RolloutState.Fold(evidence.Events);
        return
            $"""
            # Evidence of rollout {evidence.Header.Id}

            Taken from the ledger of PciAutoHeal as it was at {evidence.AsOf.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC. The rollout was started by
            {evidence.Header.StartedBy} at {evidence.Header.StartedAt.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC and is {state.Status}. Packs are confirmed in
            {spans.Count(span => span.Until is null)} of {evidence.Plan?.Waves.Sum(w => w.Targets.Count) ?? 0} planned targets (account × region).

            - plan: {state.PlanHash ?? "none"}
            - approved: {state.ApprovedHash ?? "no approval was asked for or given"}
            - release: {evidence.Release.Hash}

            | file | says |
            |---|---|
            | `requirements.json` | per PCI DSS requirement (number only): its rules, where they are in force and since when |
            | `rules.csv` | every rule of the packs, the regions it is made in, its requirements and its remediation |
            | `in-force.csv` | per account and region: from when until when every pack of the release was confirmed there |
            | `history.csv` | every change of state of every target |
            | `evaluations.csv` | compliance before and after waves, and before anything was deleted |
            | `exceptions.csv` | what the rollout leaves out: reason, owner, expiry; and what could not receive it |
            | `approvals.csv` | plans and their hashes, approvals asked for and given, by whom |
            | `remediation.csv` | in which mode (detect, dry-run, heal) each pack was put, and when |
            | `drift.json` | the last check of what is there against what was rolled out |
            | `events.jsonl` | everything that happened, in order |
            | `rollout.json`, `spec.json`, `plan.json`, `packs/` | what was to be done, and the templates as they were sent |

            Each pack of the release is in force wherever `in-force.csv` says so, with those of its rules that `rules.csv` lists for the region.

            ## What is not known

            {string.Join("\n", gaps.Select(gap => $"- {gap}"))}

            ## Verifying

            `{BundleManifest.FileName}` has the SHA-256 of every file; `{BundleManifest.SignatureName}` is its signature (ECDSA, P-256, SHA-256).
            The key in the bundle proves that nothing has changed since it was signed. Who signed it is proved only by a public key, or its
            fingerprint, that you got from them by another way.

                pciautoheal evidence verify FILE --key THEIR-PUBLIC-KEY.pem
                openssl dgst -sha256 -verify THEIR-PUBLIC-KEY.pem -signature {BundleManifest.SignatureName} {BundleManifest.FileName}

            """.ReplaceLineEndings("\n");
    }
}
