"""A moto server of the harness's own: the same organization for every contestant, and what each left there."""
import json
import os
import re
import socket
import subprocess
import time
import urllib.request
from pathlib import Path

import boto3
from botocore.config import Config

REGIONS = ["eu-west-1", "us-east-1", "us-west-2"]
ROOT = Path(__file__).resolve().parents[2]
PEERS = ROOT / "tests" / "Cli.Tests" / "peers"
KEYS = {"AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test"}


class Moto:
    def __init__(self, folder, accounts, seed):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{port}"
        self.log = open(folder / "moto.log", "ab")
        self.process = subprocess.Popen(
            ["moto_server", "-H", "127.0.0.1", "-p", str(port)],
            env={**os.environ, "PYTHONPATH": str(PEERS / "libyaml")}, stdout=self.log, stderr=self.log)
        self.until_it_answers()
        urllib.request.urlopen(urllib.request.Request(f"{self.url}/moto-api/seed?a={seed}", method="POST")).read()
        built = subprocess.run(
            ["python3", str(PEERS / "moto_organization.py"), "build", self.url, str(accounts), ",".join(REGIONS)],
            capture_output=True, text=True, check=True)
        self.organization = json.loads(built.stdout)

    def until_it_answers(self):
        for _ in range(300):
            try:
                return urllib.request.urlopen(f"{self.url}/moto-api/").read()
            except OSError:
                time.sleep(0.1)
        raise SystemExit("moto_server does not answer")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()
        self.log.close()

    def processor(self):
        """Seconds of processor that the server has used."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def requests(self):
        self.log.flush()
        return len(re.findall(rb'" \d{3} -', Path(self.log.name).read_bytes()))

    def client(self, service, region, keys=None):
        given = keys or {"AccessKeyId": "test", "SecretAccessKey": "test"}
        return boto3.client(
            service, endpoint_url=self.url, region_name=region, config=Config(read_timeout=300),
            aws_access_key_id=given["AccessKeyId"], aws_secret_access_key=given["SecretAccessKey"],
            aws_session_token=given.get("SessionToken"))

    def state(self, pack):
        """Packs, stacks, documents and roles, by what they are and where, whatever stack sets are called."""
        packs = {region: sorted(
            (pack["OrganizationConformancePackName"], pack.get("ExcludedAccounts", []))
            for pack in self.client("config", region).describe_organization_conformance_packs(
                OrganizationConformancePackNames=[pack])["OrganizationConformancePacks"]) for region in REGIONS}
        return {"packs": packs, "stacks": self.stacks(), **self.members()}

    def stacks(self):
        cloudformation = self.client("cloudformation", REGIONS[0])
        found = []
        for each in cloudformation.list_stack_sets(Status="ACTIVE")["Summaries"]:
            part = re.match(r"PciAutoHeal-((?:roles|documents)-\d+)", each["StackSetName"], re.IGNORECASE)[1].lower()
            pages = cloudformation.get_paginator("list_stack_instances").paginate(StackSetName=each["StackSetName"])
            found += [(part, row["Account"], row["Region"], row["Status"]) for page in pages for row in page["Summaries"]]
        return sorted(found)

    def members(self):
        documents, roles = {}, {}
        sts = self.client("sts", REGIONS[0])
        for account in self.organization["members"]:
            role = f"arn:aws:iam::{account}:role/OrganizationAccountAccessRole"
            keys = sts.assume_role(RoleArn=role, RoleSessionName="look")["Credentials"]
            listed = self.client("iam", "us-east-1", keys).list_roles()["Roles"]
            roles[account] = sorted(r["RoleName"] for r in listed if r["RoleName"].startswith("PciAutoHeal"))
            for region in REGIONS:
                own = self.client("ssm", region, keys).list_documents(Filters=[{"Key": "Owner", "Values": ["Self"]}])
                names = (d["Name"] for d in own["DocumentIdentifiers"])
                documents[f"{account}/{region}"] = sorted(n for n in names if n.startswith("PciAutoHeal"))
        return {"documents": documents, "roles": roles}
