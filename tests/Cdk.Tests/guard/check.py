"""Holds templates to AWS Control Tower's cfn-guard rules: what fails must be listed in accepted.json, with its reason.

    python3 check.py cdk.out
"""
import json
import pathlib
import platform
import re
import subprocess
import sys

HERE = pathlib.Path(__file__).parent
PACKAGE = HERE / "node_modules" / "@cdklabs" / "cdk-validator-cfnguard"
SYSTEM = {"Linux": "ubuntu", "Darwin": "macos"}
MACHINE = {"x86_64": "x86_64", "AMD64": "x86_64", "aarch64": "aarch64", "arm64": "aarch64"}
# Rules for kinds of resources that the templates hold; the others would take their time and find nothing.
KINDS = ["cloudwatch", "codebuild", "dynamodb", "identityandaccessmanagement", "keymanagementservice", "lambda", "s3", "sqs",
         "stepfunctions"]
FAILED = re.compile(r"^(?P<file>\S+)/(?P<rule>\w+)\s+FAIL$")


def failures(template):
    binary = PACKAGE / "bin" / SYSTEM.get(platform.system(), "") / MACHINE.get(platform.machine(), "") / "cfn-guard"
    if not binary.exists():
        print("cfn-guard is missing: run make peers", file=sys.stderr)
        sys.exit(77)
    binary.chmod(0o755)
    rules = [PACKAGE / "rules" / "control-tower" / "cfn-guard" / kind for kind in KINDS]
    answer = subprocess.run(
        [binary, "validate", "--data", template, "--rules", *rules, "--show-summary", "fail"], capture_output=True, text=True)
    if answer.returncode not in (0, 19):
        print(answer.stdout[-2000:], answer.stderr[-2000:], file=sys.stderr)
        sys.exit(3)
    return {match["rule"] for line in answer.stdout.splitlines() if (match := FAILED.match(line.strip()))}


def main(folder):
    accepted = json.loads((HERE / "accepted.json").read_text(encoding="utf-8"))
    templates = sorted(pathlib.Path(folder).glob("*.template.json"))
    found = {(template.name.split("-")[-1].split(".")[0], rule) for template in templates for rule in failures(template)}
    listed = {(entry["stack"], entry["rule"]) for entry in accepted}
    for stack, rule in sorted(found - listed):
        print(f"{stack}: {rule} fails and is not listed with a reason")
    for stack, rule in sorted(listed - found):
        print(f"{stack}: {rule} is listed and does not fail")
    print(f"cfn-guard: {len(templates)} templates, {len(found)} accepted failures" if found == listed else "cfn-guard: failed")
    return 0 if templates and found == listed else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
