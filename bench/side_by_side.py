#!/usr/bin/env python3
"""The same job three ways against the same moto server: the product, a script of threads (boto3), a loop over the AWS CLI.

    python3 bench/side_by_side.py PATH-OF-PCIAUTOHEAL [--shell-sample 20] [--results FILE]

An organization of 200 accounts in 3 regions receives a small release: preflight of every target, stack sets of documents
and roles, one organization conformance pack, the status of what came of it. Every contestant begins with a fresh server and
the same seed, and must leave the same packs, stacks, documents and roles. Exit code 1: they differ, or a bar is missed.
"""
import argparse
import os
import statistics
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent / "SideBySide"))

import contestants  # noqa: E402
import small_release  # noqa: E402
from emulator import Moto  # noqa: E402
from side_text import report  # noqa: E402


class Race:
    def __init__(self, given, folder, release):
        self.given, self.folder, self.release = given, folder, release
        self.runs, self.states = {}, {}

    def run(self, who, act):
        at = self.folder / f"{who}-{len(self.runs.get(who, []))}".replace(" ", "-")
        at.mkdir()
        with Moto(at, self.given.accounts, self.given.seed) as moto:
            busy, asked, load = moto.processor(), moto.requests(), os.getloadavg()[0]
            taken, phases = act(moto, at)
            seen = {"s": taken, "phases": phases, "moto": moto.processor() - busy, "calls": moto.requests() - asked, "load": load}
            self.runs.setdefault(who, []).append(seen)
            if who not in self.states:
                self.states[who] = moto.state(small_release.deployed_name(self.release))
        print(f"{who}: {taken:.1f} s, {seen['calls']} calls, moto {seen['moto']:.1f} s, load {load:.1f} {phases}", flush=True)

    def median(self, who):
        return statistics.median(run["s"] for run in self.runs[who])


def main():
    options = argparse.ArgumentParser()
    options.add_argument("program")
    options.add_argument("--accounts", type=int, default=200)
    options.add_argument("--runs", type=int, default=3)
    options.add_argument("--threads", type=int, nargs="+", default=[8, 32])
    options.add_argument("--shell-sample", type=int, default=0, help="accounts visited one by one, the rest reckoned; 0 visits all")
    options.add_argument("--no-shell", action="store_true")
    options.add_argument("--seed", type=int, default=7)
    options.add_argument("--results")
    given = options.parse_args()
    given.program = str(Path(given.program).resolve())
    with tempfile.TemporaryDirectory(prefix="pciautoheal-bench-") as folder:
        release = Path(folder) / "release"
        small_release.make(given.program, release)
        race = Race(given, Path(folder), release)
        for _ in range(given.runs):
            race.run("product", lambda moto, at: contestants.product(given.program, moto, at, release))
            for count in given.threads:
                race.run(f"boto3 {count}", lambda moto, at: contestants.threads(moto, at, release, count))
        if not given.no_shell:
            race.run("shell", lambda moto, at: contestants.shell(moto, at, release, given.shell_sample))
        text, passed = report(race)
    print(text)
    if given.results:
        Path(given.results).write_text(text, encoding="utf-8")
    sys.exit(0 if passed else 1)


if __name__ == "__main__":
    main()
