"""A small release of our own content: one pack, the documents its rules start, the roles of these."""
import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[2]
PACK = "cloudtrail-kms-codebuild"
PLACEHOLDER = "arn:aws:iam::000000000000:role/"


def make(program, release):
    """Cuts the catalog down to the pack, and has the rest generated from what is left."""
    for part in ("conformance-packs", "automation-docs"):
        shutil.copytree(ROOT / part, release / part, ignore=shutil.ignore_patterns("__pycache__", "foundation", "recipes", "*.md"))
    packs = release / "conformance-packs"
    catalog = yaml.safe_load((packs / "catalog.yaml").read_text(encoding="utf-8"))
    catalog["packs"] = [pack for pack in catalog["packs"] if pack["name"] == PACK]
    catalog["rules"] = [{**rule, "packs": [PACK]} for rule in catalog["rules"] if PACK in rule["packs"]]
    (packs / "catalog.yaml").write_text(yaml.safe_dump(catalog, sort_keys=False), encoding="utf-8")
    kept = {rule.get("document") for rule in catalog["rules"]} | {"examples.yaml"}
    for document in (release / "automation-docs").glob("*.yaml"):
        if document.name not in kept:
            document.unlink()
    for pack in packs.glob("*.yaml"):
        if pack.name not in ("catalog.yaml", "permissions.yaml"):
            pack.unlink()
    built = subprocess.run([program, "content", "build", "--content", str(release)], capture_output=True, text=True)
    if built.returncode:
        sys.exit(f"content build ended with {built.returncode}: {built.stdout}{built.stderr}")


def deployed_name(release):
    text = (release / "conformance-packs" / f"{PACK}.yaml").read_bytes()
    return f"PciAutoHeal-{PACK}-{hashlib.sha256(text).hexdigest()[:8]}"


def hand_out(release, management, folder):
    """The same templates for scripts: as they are sent, with the name under which the product deploys the pack."""
    folder.mkdir()
    text = (release / "conformance-packs" / f"{PACK}.yaml").read_text(encoding="utf-8")
    (folder / "pack.name").write_text(deployed_name(release) + "\n", encoding="utf-8")
    (folder / "pack.yaml").write_text(text.replace(PLACEHOLDER, f"arn:aws:iam::{management}:role/"), encoding="utf-8")
    for template in (release / "conformance-packs" / "foundation").glob("*.yaml"):
        shutil.copy(template, folder / template.name)
