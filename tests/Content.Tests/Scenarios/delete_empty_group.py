GONE = "AGPAAAAAAAAAAAAAAAAAA"
TAG_READS = []
POLICY = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:ListAllMyBuckets","Resource":"*"}]}'


def make(aws, compliant):
    iam = aws("iam")
    iam.create_user(UserName="alice")
    managed = iam.create_policy(PolicyName="read", PolicyDocument=POLICY)["Policy"]["Arn"]
    ids = {}
    for name in ("staff", "empty", "waiting"):
        ids[name] = iam.create_group(GroupName=name)["Group"]["GroupId"]
        iam.attach_group_policy(GroupName=name, PolicyArn=managed)
        iam.put_group_policy(GroupName=name, PolicyName="own", PolicyDocument=POLICY)
    iam.add_user_to_group(GroupName="staff", UserName="alice")
    return ids["staff" if compliant else "empty"]


def look(aws, id):
    iam = aws("iam")
    groups = {group["GroupName"]: {
        "users": [user["UserName"] for user in iam.get_group(GroupName=group["GroupName"])["Users"]],
        "inline": iam.list_group_policies(GroupName=group["GroupName"])["PolicyNames"],
        "attached": [it["PolicyArn"] for it in iam.list_attached_group_policies(GroupName=group["GroupName"])["AttachedPolicies"]],
    } for group in iam.list_groups()["Groups"]}
    return {"groups": groups, "policies": [it["PolicyName"] for it in iam.list_policies(Scope="Local")["Policies"]]}


def healed(before):
    return {**before, "groups": {name: group for name, group in before["groups"].items() if name != "empty"}}
