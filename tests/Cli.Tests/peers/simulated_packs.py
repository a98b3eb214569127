"""Prints what boto3 sees of the organization packs behind URL in REGIONS: exclusions by pack and region, as JSON."""

import json
import sys

import boto3

url, regions = sys.argv[1:]
seen = {}
for region in regions.split(","):
    config = boto3.client(
        "config", endpoint_url=url, region_name=region, aws_access_key_id="test", aws_secret_access_key="test"
    )
    for page in config.get_paginator("describe_organization_conformance_packs").paginate():
        for pack in page["OrganizationConformancePacks"]:
            seen[f"{region}/{pack['OrganizationConformancePackName']}"] = sorted(pack.get("ExcludedAccounts", []))
print(json.dumps(seen, sort_keys=True))
