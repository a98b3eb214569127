"""Drives the served simulation with boto3 and the AWS CLI, which check every answer's shape on their own.

usage: services.py URL MEMBER_ACCOUNT
Exits 0 when everything is as AWS documents it; otherwise an assertion says what was not.
"""
import io
import json
import os
import subprocess
import sys

import boto3
import botocore.config
from botocore.exceptions import ClientError

URL, MEMBER = sys.argv[1], sys.argv[2]
ONCE = botocore.config.Config(retries={"max_attempts": 0}, s3={"addressing_style": "path"})
TRUST = json.dumps({"Version": "2012-10-17", "Statement": [
    {"Effect": "Allow", "Principal": {"Service": "ssm.amazonaws.com"}, "Action": "sts:AssumeRole"}]})


def client(service, key="AKIAADMIN", region="eu-west-1", token=None):
    return boto3.client(service, endpoint_url=URL, region_name=region, aws_access_key_id=key,
                        aws_secret_access_key="secret", aws_session_token=token, config=ONCE)


def refused(code, call, **arguments):
    try:
        call(**arguments)
    except ClientError as error:
        assert error.response["Error"]["Code"] == code, (code, error.response)
        return error.response
    raise AssertionError(f"{code} was expected")


def as_member(service, account=MEMBER, **more):
    got = client("sts").assume_role(RoleArn=f"arn:aws:iam::{account}:role/PciAutoHealMember", RoleSessionName="peer")
    keys = got["Credentials"]
    return client(service, keys["AccessKeyId"], token=keys["SessionToken"], **more)


def organizations():
    org = client("organizations")
    accounts = [a for page in org.get_paginator("list_accounts").paginate() for a in page["Accounts"]]
    assert len(accounts) == 40, len(accounts)
    assert all("State" in a and "Status" not in a for a in accounts), accounts[0]
    assert org.describe_organization()["Organization"]["FeatureSet"] == "ALL"
    root = org.list_roots()["Roots"][0]["Id"]
    units = org.list_organizational_units_for_parent(ParentId=root)["OrganizationalUnits"]
    below = [a for u in units for a in org.list_accounts_for_parent(ParentId=u["Id"])["Accounts"]]
    assert below and units[0]["Path"].startswith(org.describe_organization()["Organization"]["Id"])
    org.list_tags_for_resource(ResourceId=MEMBER)
    org.list_parents(ChildId=MEMBER)
    org.list_children(ParentId=root, ChildType="ORGANIZATIONAL_UNIT")
    org.list_delegated_administrators()
    org.list_aws_service_access_for_organization()
    org.list_delegated_services_for_account(AccountId=org.list_delegated_administrators()["DelegatedAdministrators"][0]["Id"])
    refused("AccessDeniedException", org.create_organizational_unit, ParentId=root, Name="x")
    management = client("organizations", "MANAGEMENT")
    management.create_organizational_unit(ParentId=root, Name="x", Tags=[{"Key": "a", "Value": "b"}])
    refused("DuplicateOrganizationalUnitException", management.create_organizational_unit, ParentId=root, Name="x")
    management.enable_aws_service_access(ServicePrincipal="config.amazonaws.com")
    status = management.create_account(Email="new@example.com", AccountName="new")["CreateAccountStatus"]
    management.describe_create_account_status(CreateAccountRequestId=status["Id"])
    refused("AccessDeniedException", as_member("organizations").list_accounts)


def identities():
    sts = client("sts")
    assert sts.get_caller_identity()["Account"]
    assert as_member("sts").get_caller_identity()["Account"] == MEMBER
    refused("AccessDenied", sts.assume_role, RoleArn=f"arn:aws:iam::{MEMBER}:role/Nobody", RoleSessionName="peer")
    refused("InvalidClientTokenId", client("sts", "ASIAINVENTED", token="x").get_caller_identity)
    iam = as_member("iam")
    assert iam.get_role(RoleName="PciAutoHealMember")["Role"]["AssumeRolePolicyDocument"]["Statement"]
    iam.create_role(RoleName="PeerRole", AssumeRolePolicyDocument=TRUST, Tags=[{"Key": "a", "Value": "b"}])
    refused("EntityAlreadyExists", iam.create_role, RoleName="PeerRole", AssumeRolePolicyDocument=TRUST)
    iam.put_role_policy(RoleName="PeerRole", PolicyName="p", PolicyDocument=TRUST)
    assert iam.get_role_policy(RoleName="PeerRole", PolicyName="p")["PolicyDocument"] == json.loads(TRUST)
    assert iam.list_role_policies(RoleName="PeerRole")["PolicyNames"] == ["p"]
    assert iam.list_attached_role_policies(RoleName="PeerRole")["AttachedPolicies"] == []
    assert "PeerRole" in [r["RoleName"] for page in iam.get_paginator("list_roles").paginate() for r in page["Roles"]]
    refused("DeleteConflict", iam.delete_role, RoleName="PeerRole")
    iam.delete_role_policy(RoleName="PeerRole", PolicyName="p")
    iam.delete_role(RoleName="PeerRole")
    refused("NoSuchEntity", iam.get_role, RoleName="PeerRole")


def regions():
    ec2 = as_member("ec2")
    assert {r["RegionName"] for r in ec2.describe_regions()["Regions"]} == {"eu-west-1", "us-east-1"}
    everywhere = ec2.describe_regions(AllRegions=True)["Regions"]
    assert {"not-opted-in", "opt-in-not-required"} == {r["OptInStatus"] for r in everywhere}
    assert len(ec2.describe_regions(Filters=[{"Name": "region-name", "Values": ["eu-west-1"]}])["Regions"]) == 1
    listed = [r for page in as_member("account").get_paginator("list_regions").paginate(
        RegionOptStatusContains=["ENABLED", "ENABLED_BY_DEFAULT"]) for r in page["Regions"]]
    assert {r["RegionName"] for r in listed} == {"eu-west-1", "us-east-1"}
    assert client("account").list_regions(AccountId=MEMBER)["Regions"]


def documents():
    ssm = as_member("ssm")
    text = json.dumps({"schemaVersion": "0.3", "mainSteps": []})
    made = ssm.create_document(Name="Peer-Doc", Content=text, DocumentType="Automation", DocumentFormat="JSON")
    assert made["DocumentDescription"]["Status"] == "Active"
    refused("DocumentAlreadyExists", ssm.create_document, Name="Peer-Doc", Content=text, DocumentType="Automation")
    refused("DuplicateDocumentContent", ssm.update_document, Name="Peer-Doc", Content=text, DocumentVersion="$LATEST")
    refused("ValidationException", ssm.create_document, Name="AWS-Mine", Content=text)
    ssm.update_document(Name="Peer-Doc", Content=text + " ", DocumentVersion="$LATEST", DocumentFormat="JSON")
    assert ssm.get_document(Name="Peer-Doc")["DocumentVersion"] == "1"
    ssm.update_document_default_version(Name="Peer-Doc", DocumentVersion="2")
    assert ssm.get_document(Name="Peer-Doc")["Content"] == text + " "
    assert ssm.describe_document(Name="Peer-Doc")["Document"]["DefaultVersion"] == "2"
    owned = ssm.list_documents(Filters=[{"Key": "Owner", "Values": ["Self"]}])["DocumentIdentifiers"]
    assert [d["Name"] for d in owned] == ["Peer-Doc"]
    ssm.modify_document_permission(Name="Peer-Doc", PermissionType="Share", AccountIdsToAdd=["999988887777"])
    refused("InvalidDocumentOperation", ssm.delete_document, Name="Peer-Doc")
    ssm.modify_document_permission(Name="Peer-Doc", PermissionType="Share", AccountIdsToRemove=["999988887777"])
    ssm.delete_document(Name="Peer-Doc")
    refused("InvalidDocument", ssm.get_document, Name="Peer-Doc")
    assert ssm.put_parameter(Name="/pciautoheal/brake", Value="off", Type="String")["Version"] == 1
    refused("ParameterAlreadyExists", ssm.put_parameter, Name="/pciautoheal/brake", Value="on", Type="String")
    ssm.put_parameter(Name="/pciautoheal/brake", Value="on", Overwrite=True)
    assert ssm.get_parameter(Name="/pciautoheal/brake")["Parameter"]["Value"] == "on"
    assert ssm.get_parameters(Names=["/pciautoheal/brake", "none"])["InvalidParameters"] == ["none"]
    assert len(ssm.get_parameters_by_path(Path="/pciautoheal")["Parameters"]) == 1
    ssm.delete_parameter(Name="/pciautoheal/brake")
    refused("ParameterNotFound", ssm.get_parameter, Name="/pciautoheal/brake")


def objects():
    s3 = client("s3")
    s3.create_bucket(Bucket="peer-bucket", CreateBucketConfiguration={"LocationConstraint": "eu-west-1"})
    refused("BucketAlreadyOwnedByYou", s3.create_bucket, Bucket="peer-bucket",
            CreateBucketConfiguration={"LocationConstraint": "eu-west-1"})
    body = b"Resources: {}\n" * 1000
    tag = s3.put_object(Bucket="peer-bucket", Key="packs/a b+c/\u00e4.yaml", Body=body, Metadata={"k": "v"})["ETag"]
    s3.put_object(Bucket="peer-bucket", Key="stream", Body=io.BytesIO(body), ChecksumAlgorithm="SHA256")
    got = s3.get_object(Bucket="peer-bucket", Key="packs/a b+c/\u00e4.yaml")
    assert got["Body"].read() == body and got["ETag"] == tag and got["Metadata"] == {"k": "v"}
    assert s3.get_object(Bucket="peer-bucket", Key="stream")["Body"].read() == body
    assert s3.head_object(Bucket="peer-bucket", Key="stream")["ContentLength"] == len(body)
    refused("PreconditionFailed", s3.put_object, Bucket="peer-bucket", Key="stream", Body=b"x", IfNoneMatch="*")
    pages = s3.get_paginator("list_objects_v2").paginate(Bucket="peer-bucket", PaginationConfig={"PageSize": 1})
    assert [o["Key"] for page in pages for o in page["Contents"]] == ["packs/a b+c/\u00e4.yaml", "stream"]
    assert s3.list_objects_v2(Bucket="peer-bucket", Delimiter="/")["CommonPrefixes"] == [{"Prefix": "packs/"}]
    refused("NoSuchKey", s3.get_object, Bucket="peer-bucket", Key="none")
    refused("NoSuchBucket", s3.get_object, Bucket="no-such-bucket", Key="none")
    refused("404", s3.head_object, Bucket="peer-bucket", Key="none")
    refused("AccessDenied", as_member("s3").get_object, Bucket="peer-bucket", Key="stream")
    s3.delete_objects(Bucket="peer-bucket", Delete={"Objects": [{"Key": "stream"}]})
    s3.delete_object(Bucket="peer-bucket", Key="packs/a b+c/\u00e4.yaml")
    s3.delete_bucket(Bucket="peer-bucket")


def command_line():
    def aws(*words, key="AKIAADMIN"):
        env = dict(os.environ, AWS_ACCESS_KEY_ID=key, AWS_SECRET_ACCESS_KEY="s", AWS_DEFAULT_REGION="us-east-1", AWS_PAGER="")
        env.pop("AWS_SESSION_TOKEN", None)
        return subprocess.run(["aws", "--endpoint-url", URL, *words], env=env, capture_output=True, text=True)

    listed = aws("organizations", "list-accounts")
    assert listed.returncode == 0, listed.stderr
    assert len(json.loads(listed.stdout)["Accounts"]) >= 40
    denied = aws("sts", "get-caller-identity", key="ASIAINVENTED")
    assert "InvalidClientTokenId" in denied.stderr, denied.stderr
    assert aws("s3", "mb", "s3://cli-bucket").returncode == 0
    copied = aws("s3", "cp", __file__, "s3://cli-bucket/here.py")
    assert copied.returncode == 0, copied.stderr
    assert "here.py" in aws("s3", "ls", "s3://cli-bucket/").stdout


for check in (organizations, identities, regions, documents, objects, command_line):
    check()
    print(check.__name__, "ok")
