#!/usr/bin/env python3
"""Breaks the planner, the gate and the fence in the ways of mutants.json, one at a time, and expects a test to fail.

Builds one project a mutant, puts it beside the built tests and runs these. Sources are put back after each one.
Usage: bench/mutants.py [--results FILE] [NAME...]; the tests must have been built. DOTNET names the dotnet to build with.
"""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
BIN = ROOT / "artifacts" / "bin"
SUITES = {
    "Core.Tests": [],
    "Steps.Tests": [],
    "Scenarios.Tests": ["-class", "*DeskTests", "-class", "*AccountFaultTests"],
}


def run_tests(bins, suite):
    dll = bins / suite / f"PciAutoHeal.{suite}.dll"
    found = subprocess.run(["dotnet", str(dll), *SUITES[suite]], capture_output=True, text=True, timeout=300)
    failed = [line.strip() for line in found.stdout.splitlines() if "[FAIL]" in line]
    return found.returncode != 0, (failed[0].split(".")[-1].split(" [FAIL]")[0].split("(")[0] if failed else "")


def build(project):
    name = f"PciAutoHeal.{project}"
    command = [os.environ.get("DOTNET", "dotnet"), "build", str(ROOT / "src/Shared" / project / f"{name}.csproj"),
               "--no-restore", "--no-dependencies", "-v", "q", "-p:RunAnalyzers=false", "-p:TreatWarningsAsErrors=false"]
    done = subprocess.run(command, capture_output=True, text=True)
    return BIN / name / "debug" / f"{name}.dll" if done.returncode == 0 else None


def judge(mutant, bins):
    path = ROOT / mutant["file"]
    source = path.read_text()
    if source.count(mutant["old"]) != 1:
        return "not applied: the line has changed", ""
    project = mutant["file"].split("/")[2]
    try:
        path.write_text(source.replace(mutant["old"], mutant["new"]))
        built = build(project)
        if built is None:
            return "does not compile", ""
        for suite in mutant["suites"]:
            shutil.copy(built, bins / suite / built.name)
        for suite in mutant["suites"]:
            failed, test = run_tests(bins, suite)
            if failed:
                return "caught", f"{suite}: {test}"
        return "survived", ""
    finally:
        path.write_text(source)
        for suite in mutant["suites"]:
            name = f"PciAutoHeal.{project}.dll"
            shutil.copy(BIN / f"PciAutoHeal.{suite}" / "debug" / name, bins / suite / name)


def main(arguments):
    results = pathlib.Path(arguments.pop(arguments.index("--results") + 1)) if "--results" in arguments else None
    names = [a for a in arguments if a != "--results"]
    mutants = json.loads((ROOT / "bench/mutants.json").read_text())
    mutants = [m for m in mutants if not names or m["name"] in names]
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        bins = pathlib.Path(folder)
        for suite in {s for m in mutants for s in m["suites"]}:
            shutil.copytree(BIN / f"PciAutoHeal.{suite}" / "debug", bins / suite)
        for number, mutant in enumerate(mutants, 1):
            verdict, test = judge(mutant, bins)
            rows.append((number, mutant, verdict, test))
            print(f"{number:2} {verdict:10} {mutant['name']}  {test}", flush=True)
    for project in ("Core", "Steps"):
        build(project)
    caught = sum(verdict == "caught" for _, _, verdict, _ in rows)
    print(f"{caught} of {len(rows)} caught")
    if results:
        lines = ["# Mutants", "", "`make mutants` breaks the planner, the gate and the fence in these ways, one at a time.", "",
                 f"{caught} of {len(rows)} are caught.", "", "| | what is broken | in | verdict | caught by |", "| --- | --- | --- | --- | --- |"]
        lines += [f"| {n} | {m['name']} | {pathlib.PurePath(m['file']).name} | {v} | {t.replace('_', ' ')} |" for n, m, v, t in rows]
        results.write_text("\n".join(lines) + "\n")
    return 0 if caught == len(rows) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
