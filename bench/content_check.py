#!/usr/bin/env python3
"""How long `content check` takes for a release of full size: the wall clock of the whole process.

    python3 bench/content_check.py PATH-OF-PCIAUTOHEAL [--runs 5] [--results FILE]

The release is a copy of this repository's; where it has fewer than 280 documents or 254 rules, copies of them under
other names make it full. Nothing outside a temporary folder is written, but for the results.
"""
import argparse
import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import yaml

DOCUMENTS, RULES = 280, 254
ROOT = Path(__file__).resolve().parents[1]


class Plain(yaml.SafeDumper):
    """Writes every value out; our reader takes no aliases."""

    def ignore_aliases(self, data):
        return True


def copies(names, wanted):
    """New names until there are enough: (name, number of the copy)."""
    for at in range(max(0, wanted - len(names))):
        yield names[at % len(names)], at // len(names) + 1


def fill(release):
    documents = release / "automation-docs"
    for verb, copy in copies(sorted(it.stem for it in documents.glob("*.yaml") if it.stem != "examples"), DOCUMENTS):
        text = (documents / f"{verb}.yaml").read_text(encoding="utf-8")
        (documents / f"{verb}Copy{copy}.yaml").write_text(
            text.replace(f"PciAutoHeal-{verb}", f"PciAutoHeal-{verb}Copy{copy}"), encoding="utf-8")
    names = documents / "examples.yaml"
    if names.exists():
        examples = yaml.safe_load(names.read_text(encoding="utf-8"))
        for file in sorted(documents.glob("*Copy*.yaml")):
            of = re.sub(r"Copy\d+$", "", file.stem)
            if of in examples["documents"]:
                examples["documents"][file.stem] = examples["documents"][of]
        names.write_text(yaml.dump(examples, Dumper=Plain, sort_keys=False), encoding="utf-8")

    file = release / "conformance-packs" / "catalog.yaml"
    catalog = yaml.safe_load(file.read_text(encoding="utf-8"))
    rules = {rule["rule"]: rule for rule in catalog["rules"]}
    for name, copy in copies(list(rules), RULES):
        of = rules[name]
        more = dict(of, rule=f"{name}_COPY_{copy}", name=f"{of['name']}-copy-{copy}")
        if of.get("document") and (documents / of["document"].replace(".yaml", f"Copy{copy}.yaml")).exists():
            more["document"] = of["document"].replace(".yaml", f"Copy{copy}.yaml")
        catalog["rules"].append(more)
    file.write_text(yaml.dump(catalog, Dumper=Plain, sort_keys=False), encoding="utf-8")


def run(program, verb, release):
    start = time.perf_counter()
    ended = subprocess.run([program, "content", verb, "--content", str(release)], capture_output=True, text=True)
    taken = time.perf_counter() - start
    if ended.returncode not in (0, 1):
        sys.exit(f"content {verb} ended with {ended.returncode}: {ended.stderr}")
    return taken, ended.stdout + ended.stderr


def report(release, runs, said):
    files = [it for it in release.rglob("*") if it.is_file()]
    documents = [it for it in (release / "automation-docs").glob("*.yaml") if it.stem != "examples"]
    own = len([it for it in documents if "Copy" not in it.stem])
    last = [line for line in said.splitlines() if "documents:" in line]
    return f"""# content check

Machine: {os.cpu_count()} processors, {platform.machine()}. Seconds from the start of the process to its end, the program as
it is built for everybody (debug configuration, optimized; no ahead-of-time compilation).

| | |
|---|---:|
| documents, copies included | {len(documents)} |
| of these our own | {own} |
| bytes of documents | {sum(it.stat().st_size for it in documents):,} |
| bytes of all files read | {sum(it.stat().st_size for it in files):,} |
| runs | {len(runs)} |
| median s | {statistics.median(runs):.2f} |
| fastest … slowest s | {min(runs):.2f} … {max(runs):.2f} |

It said: {last[-1] if last else 'nothing'}.
"""


def main():
    options = argparse.ArgumentParser()
    options.add_argument("program")
    options.add_argument("--runs", type=int, default=5)
    options.add_argument("--results")
    given = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="pciautoheal-bench-") as folder:
        release = Path(folder)
        for part in ("conformance-packs", "automation-docs"):
            shutil.copytree(ROOT / part, release / part, ignore=shutil.ignore_patterns("__pycache__"))
        fill(release)
        run(given.program, "build", release)
        run(given.program, "check", release)  # warms the disk cache; not counted
        measured = [run(given.program, "check", release) for _ in range(given.runs)]
        text = report(release, [taken for taken, _ in measured], measured[-1][1])
    print(text)
    if given.results:
        Path(given.results).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
