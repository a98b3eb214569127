#!/usr/bin/env python3
"""How long the report's page takes to be written, to open and to filter, at 10,000 accounts in 17 regions.

    python3 bench/report_page.py PATH-OF-PCIAUTOHEAL [--accounts 10000] [--runs 5] [--results FILE]

The report is drawn by chance from a seed, in the form `pciautoheal report --write report.json` has; `report --from` makes
the page, and Chromium opens it from disk (`make peers`, and a Chromium). Nothing outside a temporary folder is written,
but for the results.
"""
import argparse
import json
import os
import platform
import random
import statistics
import subprocess
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BROWSER = ROOT / "tests/Cli.Tests/peers/browser/browser.cjs"
REGIONS = """ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-south-1 ap-southeast-1 ap-southeast-2 ca-central-1 eu-central-1
eu-north-1 eu-west-1 eu-west-2 eu-west-3 sa-east-1 us-east-1 us-east-2 us-west-1 us-west-2""".split()
WAVES = [("canary", 20), ("early", 980), ("half", 4000), ("rest", 5000)]
STATES = ["Deployed"] * 180 + ["Failed", "Stuck"] + ["Skipped"] * 6
SEARCHES = ["payments", "eu-west-1 failed", "resourcecreationfailed", "workloads prod wave 2", "0042", "nothing like it"]
LONGEST_OPEN, LONGEST_FILTER = 3000, 200


def report(accounts: int, draw: random.Random) -> dict:
    ids = sorted({f"{draw.randrange(10**11, 10**12)}" for _ in range(accounts * 2)})[:accounts]
    teams = ["payments", "cards", "risk", "web", "orders", "ledger", "identity", "data"]
    listed, targets, drift, wave_of = [], [], [], []
    for number, (_, share) in enumerate(WAVES):
        wave_of += [number] * round(share * accounts / 10000)
    wave_of = (wave_of + [len(WAVES) - 1] * accounts)[:accounts]
    draw.shuffle(wave_of)
    for n, account in enumerate(ids):
        env = draw.choice(["Prod", "NonProd", "Sandbox"])
        listed.append({"id": account, "name": f"{draw.choice(teams)}-{env.lower()}-{n:05}", "unit": f"Workloads/{env}", "state": "ACTIVE"})
        for region in REGIONS:
            state = draw.choice(STATES)
            code, error = {
                "Failed": ("ResourceCreationFailed", f"Failed to create resources in the conformance pack {draw.randrange(10**6)}."),
                "Stuck": ("NoProgress", "No progress for 60 minutes."),
                "Skipped": ("Skipped", "the configuration recorder is stopped"),
            }.get(state, (None, None))
            at = f"2026-11-{draw.randrange(10, 20)}T{draw.randrange(24):02}:{draw.randrange(60):02}:{draw.randrange(60):02}Z"
            targets.append({
                "account": account, "region": region, "wave": None if state == "Skipped" else wave_of[n], "state": state,
                "content": None if state == "Skipped" else "sha256:" + "a" * 64, "errorCode": code, "error": error, "updatedAt": at})
            if draw.random() < .02:
                drift.append({
                    "id": f"{len(drift):012x}", "account": account, "region": region, "kind": draw.choice(
                        ["RecorderStopped", "PackMissing", "RuleMissing", "RoleChanged", "DocumentChanged"]),
                    "subject": "PciAutoHeal-pci-dss", "expected": "as deployed", "actual": "changed", "cause": None,
                    "since": at, "isNew": draw.random() < .3})
    counts = {state: sum(t["state"] == state for t in targets) for state in sorted(set(STATES))}
    start = "2026-11-10T00:00:00Z"
    waves = [{
        "number": n, "name": name, "state": "Promoted", "accounts": wave_of.count(n), "targets": {},
        "phases": [{"state": "Deploying", "from": f"2026-11-1{n}T00:00:00Z", "until": f"2026-11-1{n}T08:00:00Z"}]}
        for n, (name, _) in enumerate(WAVES)]
    return {
        "schema": "pciautoheal/report/1", "at": "2026-11-20T00:00:00Z",
        "rollout": {
            "id": "bench-20261110T000000", "name": "bench", "state": "Completed", "reason": None, "advice": None, "planHash": None,
            "startedAt": start, "startedBy": "bench", "expectedEnd": None, "isRehearsal": True, "delivery": "organization",
            "content": "sha256:" + "a" * 64, "packs": []},
        "summary": counts, "waves": waves, "course": [{"state": "Running", "from": start, "until": None}],
        "timeline": [{"at": f"PT{n}M", "wave": n % 4, "event": "TargetFailed", "detail": f"target {n}"} for n in range(1000)],
        "drift": {"schema": "pciautoheal/drift/1", "checkedAt": start, "targets": len(targets), "drifted": len(drift), "unreadable": 0, "items": drift},
        "coverage": None, "remediation": {"mode": "detect", "packs": [], "runs": None}, "exceptions": [],
        "regions": REGIONS, "accounts": listed, "targets": targets}


def look(page: Path) -> dict:
    steps = [{"do": "search", "at": "#find", "text": text, "until": "#count"} for text in [*SEARCHES, ""]]
    steps.append({"do": "evaluate", "script": """(() => { const all = [];
        for (const head of document.querySelectorAll('#table th button')) for (let n = 0; n < 2; n++) {
          const start = performance.now(); head.click(); document.body.offsetHeight; all.push(performance.now() - start); }
        return all; })()"""})
    answer = subprocess.run(["node", str(BROWSER)], input=json.dumps({"page": str(page), "steps": steps}), capture_output=True, text=True, check=True)
    seen = json.loads(answer.stdout)
    assert not seen["requests"] and not seen["complaints"], seen
    return {"opened": seen["opened"], "searches": [a["milliseconds"] for a in seen["answers"][:-1]], "sorts": seen["answers"][-1]}


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--accounts", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--results")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        kept, page = Path(folder, "report.json"), Path(folder, "report.html")
        kept.write_text(json.dumps(report(args.accounts, random.Random(7))))
        start = time.perf_counter()
        subprocess.run([args.program, "report", "--from", str(kept), "--write", str(page)], check=True, stdout=subprocess.DEVNULL)
        wrote, size, json_size = time.perf_counter() - start, page.stat().st_size, kept.stat().st_size
        load = os.getloadavg()[0]
        runs = [look(page) for _ in range(args.runs)]
    opened = [run["opened"] for run in runs]
    searches = [ms for run in runs for ms in run["searches"]]
    sorts = [ms for run in runs for ms in run["sorts"]]
    text = f"""# The report's page

Machine: {os.cpu_count()} processors, {platform.machine()}; headless Chromium without a GPU. Milliseconds in the browser: from the call to open
the file until the first frame after everything is drawn; from a key in the search field until the frame after map, count
and table have followed; from a click on a column's head until the rows are there.

| | |
|---|---:|
| accounts × regions | {args.accounts:,} × {len(REGIONS)} |
| targets | {args.accounts * len(REGIONS):,} |
| MiB of the page, of its JSON without spaces | {size / 2**20:.1f}, {json_size / 2**20:.1f} |
| seconds to write the page from the JSON | {wrote:.1f} |
| load of the machine, one minute | {load:.1f} |
| runs | {args.runs} |
| median to open | {statistics.median(opened):.0f} |
| longest to open (at most {LONGEST_OPEN:,}) | {max(opened):.0f} |
| median of {len(searches)} searches | {statistics.median(searches):.0f} |
| longest search (at most {LONGEST_FILTER}) | {max(searches):.0f} |
| median of {len(sorts)} sorts | {statistics.median(sorts):.0f} |
| longest sort | {max(sorts):.0f} |
"""
    print(text)
    if args.results:
        Path(args.results).write_text(text)
    return 0 if max(opened) <= LONGEST_OPEN and max(searches) <= LONGEST_FILTER else 1


if __name__ == "__main__":
    raise SystemExit(main())
