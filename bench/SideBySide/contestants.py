"""The three who do the job: each is given a fresh organization, and is timed from the start of its process to its end."""
import json
import os
import subprocess
import sys
import time
from pathlib import Path

from emulator import KEYS, REGIONS
from small_release import PACK, hand_out

HERE = Path(__file__).resolve().parent
# Time for the product runs so fast that it waits for nothing but answers: moto is done when it answers.
CLOCK = "scaled:1000"
SPEC = f"""name: side-by-side
content: {{release}}
packs: [{PACK}]
regions: [{', '.join(REGIONS)}]
remediation: dry-run
waves: [{{{{ name: rest, rest: true }}}}]
gates: {{{{ bake: 0s }}}}
"""


def environment(moto):
    bare = {k: v for k, v in os.environ.items() if not k.startswith("AWS_")}
    return {**bare, **KEYS, "AWS_DEFAULT_REGION": REGIONS[0], "AWS_ENDPOINT_URL": moto.url, "AWS_MAX_ATTEMPTS": "1"}


def timed(command, moto, folder):
    started = time.perf_counter()
    ended = subprocess.run(command, cwd=folder, env=environment(moto), capture_output=True, text=True)
    return time.perf_counter() - started, ended


def phases(ended, who):
    if ended.returncode:
        sys.exit(f"{who} ended with {ended.returncode}: {ended.stderr[-2000:]}")
    return {name: int(ms) / 1000 for name, ms in (line.split() for line in ended.stdout.splitlines())}


def product(program, moto, folder, release):
    (folder / "rollout.yaml").write_text(SPEC.format(release=release), encoding="utf-8")
    taken, ended = timed(
        [program, "rollout", "start", "--endpoint-url", moto.url, "--clock", CLOCK, "--output", "json"], moto, folder)
    if ended.returncode not in (0, 1):  # 1: moto confirms no member, so a person is asked
        sys.exit(f"the product ended with {ended.returncode}: {ended.stderr[-2000:]}")
    said = json.loads(ended.stdout)
    members = [t for t in said["targets"] if t["account"] != moto.organization["management"]]
    unread = [t for t in members if t["state"] not in ("Deployed", "Stuck")]
    if unread or len(members) != len(moto.organization["members"]) * len(REGIONS):
        sys.exit(f"the product left {len(unread)} of {len(members)} targets without a status: {ended.stderr[-2000:]}")
    return taken, {}


def threads(moto, folder, release, count):
    hand_out(release, moto.organization["management"], folder / "templates")
    taken, ended = timed([sys.executable, str(HERE / "threads.py"), moto.url, str(folder / "templates"), str(count)], moto, folder)
    return taken, phases(ended, "the script of threads")


def shell(moto, folder, release, sample):
    hand_out(release, moto.organization["management"], folder / "templates")
    taken, ended = timed(["bash", str(HERE / "aws_cli.sh"), str(folder / "templates"), str(sample)], moto, folder)
    found = phases(ended, "the shell loop")
    if sample:  # what is done for each account is counted for all of them
        factor = len(moto.organization["members"]) / sample
        found = {name: s * factor if name in ("preflight", "status") else s for name, s in found.items()}
        taken = sum(found.values())
    return taken, found
