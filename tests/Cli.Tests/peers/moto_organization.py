"""Builds an organization on a moto server, and tells what a rollout left there.

    moto_organization.py build URL ACCOUNTS REGIONS   prints the management account and the members
    moto_organization.py look URL REGIONS PACKS       prints packs, stack sets, documents, roles and tables as JSON
"""

import json
import sys

import boto3

MANAGEMENT = dict(aws_access_key_id="test", aws_secret_access_key="test")


def client(url, service, region, keys=MANAGEMENT):
    return boto3.client(service, endpoint_url=url, region_name=region, **keys)


def member(url, account, region):
    role = f"arn:aws:iam::{account}:role/OrganizationAccountAccessRole"
    given = client(url, "sts", region).assume_role(RoleArn=role, RoleSessionName="peer")["Credentials"]
    return dict(
        aws_access_key_id=given["AccessKeyId"],
        aws_secret_access_key=given["SecretAccessKey"],
        aws_session_token=given["SessionToken"],
    )


def record(url, account, region, keys):
    config = client(url, "config", region, keys)
    config.put_configuration_recorder(
        ConfigurationRecorder={
            "name": "default",
            "roleARN": f"arn:aws:iam::{account}:role/config",
            "recordingGroup": {"allSupported": True, "includeGlobalResourceTypes": True},
        }
    )
    client(url, "s3", "us-east-1", keys).create_bucket(Bucket=f"config-{account}")
    config.put_delivery_channel(DeliveryChannel={"name": "default", "s3BucketName": f"config-{account}"})
    config.start_configuration_recorder(ConfigurationRecorderName="default")


def build(url, accounts, regions):
    organizations = client(url, "organizations", "us-east-1")
    management = organizations.create_organization(FeatureSet="ALL")["Organization"]["MasterAccountId"]
    members = [
        organizations.create_account(Email=f"a{n}@example.com", AccountName=f"a{n}")["CreateAccountStatus"]["AccountId"]
        for n in range(int(accounts) - 1)
    ]
    for account in [management, *members]:
        keys = MANAGEMENT if account == management else member(url, account, "us-east-1")
        for region in regions.split(","):
            record(url, account, region, keys)
    print(json.dumps({"management": management, "members": members}))


def look(url, regions, packs):
    seen = {"packs": {}, "documents": {}, "roles": {}, "stackSets": {}}
    listed = client(url, "organizations", "us-east-1").list_accounts
    accounts = [a["Id"] for page in [listed()] for a in page["Accounts"]]
    for region in regions.split(","):
        # moto answers 500 where no name is given
        found = client(url, "config", region).describe_organization_conformance_packs(
            OrganizationConformancePackNames=packs.split(",")
        )["OrganizationConformancePacks"]
        seen["packs"][region] = sorted(p["OrganizationConformancePackName"] for p in found)
        sets = client(url, "cloudformation", region).list_stack_sets(Status="ACTIVE")["Summaries"]
        seen["stackSets"][region] = sorted(s["StackSetName"] for s in sets)
    for account in accounts[1:]:
        keys = member(url, account, "us-east-1")
        roles = client(url, "iam", "us-east-1", keys).list_roles()["Roles"]
        seen["roles"][account] = sum(r["RoleName"].startswith("PciAutoHeal") for r in roles)
        for region in regions.split(","):
            ssm = client(url, "ssm", region, keys)
            own = ssm.list_documents(Filters=[{"Key": "Owner", "Values": ["Self"]}])["DocumentIdentifiers"]
            seen["documents"][f"{account}/{region}"] = sum(d["Name"].startswith("PciAutoHeal") for d in own)
    seen["tables"] = client(url, "dynamodb", regions.split(",")[0]).list_tables()["TableNames"]
    print(json.dumps(seen))


if __name__ == "__main__":
    {"build": build, "look": look}[sys.argv[1]](*sys.argv[2:])
