import json

GONE = "AIDAAAAAAAAAAAAAAAAAA"
TAG_READS = ["iam:ListUserTags"]


def make(aws, compliant):
    for name in ("bob", "alice"):
        user = aws("iam").create_user(UserName=name)["User"]["UserId"]
        for made in ("2026-10-01", "2026-10-01" if compliant else "2026-05-01"):
            key = aws("iam").create_access_key(UserName=name)["AccessKey"]["AccessKeyId"]
            aws("ssm").put_parameter(Name="/moto/" + key, Value=json.dumps({"CreateDate": made}), Type="String")
    return user


def tag(aws, id, tags):
    aws("iam").tag_user(UserName="alice", Tags=[{"Key": k, "Value": v} for k, v in tags.items()])


def look(aws, id):
    return {name: [[key["AccessKeyId"], key["Status"]] for key in aws("iam").list_access_keys(UserName=name)["AccessKeyMetadata"]]
            for name in ("alice", "bob")}


def healed(before):
    young, old = before["alice"]
    return {**before, "alice": [young, [old[0], "Inactive"]]}
