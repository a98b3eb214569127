import json

GONE = "AIDAAAAAAAAAAAAAAAAAA"
TAG_READS = ["iam:ListUserTags"]
UNJUDGED = {"restore": "a removed password does not come back; that the keys do is judged by deactivate_old_access_keys.py"}


def make(aws, compliant):
    iam = aws("iam")
    for name in ("bob", "alice"):
        user = iam.create_user(UserName=name)["User"]["UserId"]
        iam.create_login_profile(UserName=name, Password="correct horse")
        made = "2026-10-01" if compliant else "2026-05-01"
        told(aws, "login/" + name, made)
        for date in (made, "2026-11-01"):
            told(aws, iam.create_access_key(UserName=name)["AccessKey"]["AccessKeyId"], date)
    return user


def told(aws, id, date):
    aws("ssm").put_parameter(Name="/moto/" + id, Value=json.dumps({"CreateDate": date}), Type="String")


def tag(aws, id, tags):
    aws("iam").tag_user(UserName="alice", Tags=[{"Key": k, "Value": v} for k, v in tags.items()])


def look(aws, id):
    return {name: {"keys": [[key["AccessKeyId"], key["Status"]] for key in
                            aws("iam").list_access_keys(UserName=name)["AccessKeyMetadata"]],
                   "password": has_password(aws("iam"), name)} for name in ("alice", "bob")}


def has_password(iam, name):
    try:
        return bool(iam.get_login_profile(UserName=name))
    except iam.exceptions.NoSuchEntityException:
        return False


def healed(before):
    unused, used = before["alice"]["keys"]
    return {**before, "alice": {"keys": [[unused[0], "Inactive"], used], "password": False}}
