"""The job as a good script does it: boto3 and a pool of threads, the fewest calls, no client made twice.

    threads.py URL RELEASE THREADS       prints a line for each phase and its milliseconds
"""
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import botocore.session
from botocore.config import Config

REGIONS = ["eu-west-1", "us-east-1", "us-west-2"]
HOME = REGIONS[0]
PREFERENCES = {"MaxConcurrentPercentage": 100, "FailureTolerancePercentage": 100, "RegionConcurrencyType": "PARALLEL"}


class Connection:
    """One session for all threads, its loaded service models among them; clients are made one at a time."""

    def __init__(self, url, threads):
        self.url = url
        self.session = botocore.session.get_session()
        self.config = Config(max_pool_connections=threads, read_timeout=900, retries={"mode": "standard"})
        self.warm = self.client("sts", HOME), self.client("config", HOME)

    def client(self, service, region, keys=None):
        given = keys or {}
        return self.session.create_client(
            service, region_name=region, endpoint_url=self.url, config=self.config,
            aws_access_key_id=given.get("AccessKeyId"), aws_secret_access_key=given.get("SecretAccessKey"),
            aws_session_token=given.get("SessionToken"))


def discover(aws):
    organizations = aws.client("organizations", "us-east-1")
    management = organizations.describe_organization()["Organization"]["MasterAccountId"]
    pages = organizations.get_paginator("list_accounts").paginate()
    members = [a["Id"] for page in pages for a in page["Accounts"] if a["Status"] == "ACTIVE" and a["Id"] != management]
    root = organizations.list_roots()["Roots"][0]["Id"]
    if not members:
        sys.exit("no accounts")
    return management, members, root


def records(aws, sts, account):
    role = f"arn:aws:iam::{account}:role/OrganizationAccountAccessRole"
    keys = sts.assume_role(RoleArn=role, RoleSessionName="threads")["Credentials"]
    for region in REGIONS:
        config = aws.client("config", region, keys)
        recorders = config.describe_configuration_recorders()["ConfigurationRecorders"]
        states = config.describe_configuration_recorder_status()["ConfigurationRecordersStatus"]
        if not recorders or not recorders[0]["recordingGroup"]["allSupported"] or not states[0]["recording"]:
            sys.exit(f"{account}/{region} does not record")


def deploy(cloudformation, file, members, root):
    name = f"PciAutoHeal-{file.stem}"
    regions = [HOME] if "roles" in name else REGIONS  # IAM is global
    cloudformation.create_stack_set(
        StackSetName=name, TemplateBody=file.read_text(encoding="utf-8"), PermissionModel="SERVICE_MANAGED",
        AutoDeployment={"Enabled": False}, Capabilities=["CAPABILITY_NAMED_IAM"])
    targets = {"OrganizationalUnitIds": [root], "Accounts": members, "AccountFilterType": "INTERSECTION"}
    operation = cloudformation.create_stack_instances(
        StackSetName=name, DeploymentTargets=targets, Regions=regions, OperationPreferences=PREFERENCES)["OperationId"]
    while cloudformation.describe_stack_set_operation(
            StackSetName=name, OperationId=operation)["StackSetOperation"]["Status"] != "SUCCEEDED":
        time.sleep(0.2)


def put(aws, config, pack, template, management):
    s3, bucket = aws.client("s3", config.meta.region_name), f"content-{management}-{config.meta.region_name}"
    where = {} if config.meta.region_name == "us-east-1" else {
        "CreateBucketConfiguration": {"LocationConstraint": config.meta.region_name}}
    s3.create_bucket(Bucket=bucket, **where)
    s3.put_object(Bucket=bucket, Key="pack.yaml", Body=template.encode())
    config.put_organization_conformance_pack(
        OrganizationConformancePackName=pack, TemplateS3Uri=f"s3://{bucket}/pack.yaml", ExcludedAccounts=[management],
        ConformancePackInputParameters=[{"ParameterName": "RemediationMode", "ParameterValue": "dry-run"}])


def status(config, pack):
    pages = config.get_paginator("get_organization_conformance_pack_detailed_status").paginate(OrganizationConformancePackName=pack)
    return [row for page in pages for row in page["OrganizationConformancePackDetailedStatuses"]]


def main():
    url, release, threads = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    begun = time.perf_counter()

    def phase(name):
        nonlocal begun
        now = time.perf_counter()
        print(name, round((now - begun) * 1000), flush=True)
        begun = now

    aws = Connection(url, threads)
    management, members, root = discover(aws)
    phase("discover")
    with ThreadPoolExecutor(threads) as pool:
        sts = aws.warm[0]
        list(pool.map(lambda account: records(aws, sts, account), members))
        phase("preflight")
        cloudformation = aws.client("cloudformation", HOME)
        files = sorted([*release.glob("roles-*.yaml"), *release.glob("documents-*.yaml")])
        list(pool.map(lambda file: deploy(cloudformation, file, members, root), files))
        phase("stack-sets")
        pack = (release / "pack.name").read_text(encoding="utf-8").strip()
        template = (release / "pack.yaml").read_text(encoding="utf-8")
        configs = [aws.client("config", region) for region in REGIONS]
        list(pool.map(lambda config: put(aws, config, pack, template, management), configs))
        phase("packs")
        list(pool.map(lambda config: status(config, pack), configs))
        phase("status")


if __name__ == "__main__":
    main()
