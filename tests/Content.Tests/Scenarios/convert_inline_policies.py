import copy
import json

GONE = "AROAAAAAAAAAAAAAAAAAA"
TAG_READS = ["iam:GetAccountAuthorizationDetails"]
TRUST = '{"Version":"2012-10-17","Statement":[]}'


def policy(action):
    return json.dumps({"Version": "2012-10-17", "Statement": [
        {"Sid": "One", "Effect": "Allow", "Action": action, "Resource": "*", "Condition": {"Bool": {"aws:SecureTransport": "true"}}}]})


def make(aws, compliant):
    iam = aws("iam")
    own = iam.create_policy(PolicyName="own", PolicyDocument=policy("ec2:DescribeInstances"))["Policy"]["Arn"]
    iam.create_user(UserName="alice")
    iam.put_user_policy(UserName="alice", PolicyName="read", PolicyDocument=policy("s3:GetObject"))
    iam.create_role(RoleName="other", AssumeRolePolicyDocument=TRUST)
    iam.put_role_policy(RoleName="other", PolicyName="read", PolicyDocument=policy("s3:GetObject"))
    id = iam.create_role(RoleName="web", AssumeRolePolicyDocument=TRUST, Path="/app/")["Role"]["RoleId"]
    iam.attach_role_policy(RoleName="web", PolicyArn=own)
    for name in () if compliant else ("read", "write"):
        iam.put_role_policy(RoleName="web", PolicyName=name, PolicyDocument=policy("s3:GetObject" if name == "read" else "s3:PutObject"))
    return id


def tag(aws, id, tags):
    aws("iam").tag_role(RoleName="web", Tags=[{"Key": k, "Value": v} for k, v in tags.items()])


def look(aws, id):
    """What each may do, wherever it is written; and where that is."""
    found = aws("iam").get_account_authorization_details()
    managed = {it["Arn"]: it["PolicyVersionList"][0]["Document"] for it in found["Policies"]}
    entities = found["UserDetailList"] + found["RoleDetailList"]
    return {it.get("UserName") or it["RoleName"]: {
        "inline": {p["PolicyName"]: p["PolicyDocument"] for p in it.get("UserPolicyList") or it.get("RolePolicyList") or []},
        "attached": sorted(json.dumps(managed[p["PolicyArn"]], sort_keys=True) for p in it["AttachedManagedPolicies"]),
    } for it in entities} | {"policies": sorted(arn.rsplit("-", 1)[0] for arn in managed)}


def healed(before):
    after = copy.deepcopy(before)
    web = after["web"]
    moved = [json.dumps(document, sort_keys=True) for document in web["inline"].values()]
    web.update(inline={}, attached=sorted(web["attached"] + moved))
    made = ["arn:aws:iam::123456789012:policy/pciautoheal/web-" + name for name in ("read", "write")]
    return {**after, "policies": sorted(after["policies"] + made)}
