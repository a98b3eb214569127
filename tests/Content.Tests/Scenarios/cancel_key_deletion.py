GONE = "00000000-0000-0000-0000-000000000000"
TAG_READS = ["kms:ListResourceTags"]


def make(aws, compliant):
    kms = aws("kms")
    key, other = (kms.create_key()["KeyMetadata"]["KeyId"] for _ in range(2))
    if not compliant:
        kms.schedule_key_deletion(KeyId=key, PendingWindowInDays=20)
    kms.schedule_key_deletion(KeyId=other, PendingWindowInDays=7)
    return key


def tag(aws, id, tags):
    aws("kms").tag_resource(KeyId=id, Tags=[{"TagKey": k, "TagValue": v} for k, v in tags.items()])


def look(aws, id):
    kms = aws("kms")
    keys = [kms.describe_key(KeyId=key["KeyId"])["KeyMetadata"] for key in kms.list_keys()["Keys"]]
    return {key["KeyId"]: [key["KeyState"], key["KeyId"] == id] for key in keys}


def healed(before):
    return {key: ["Disabled", True] if state[1] else state for key, state in before.items()}
