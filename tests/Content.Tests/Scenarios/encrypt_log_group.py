import json

GONE = "/never/was"
TAG_READS = ["logs:ListTagsLogGroup"]
FOR_LOGS = {"Version": "2012-10-17", "Statement": [{
    "Effect": "Allow", "Principal": {"Service": "logs.us-east-1.amazonaws.com"}, "Resource": "*",
    "Action": ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*"]}]}


def make(aws, compliant):
    key = aws("kms").create_key(Policy=json.dumps(FOR_LOGS))["KeyMetadata"]["Arn"]
    aws("kms").create_alias(AliasName="alias/pciautoheal-logs", TargetKeyId=key)
    for name in ("/cards", "/cards/other"):
        own = {"kmsKeyId": key} if compliant and name == "/cards" else {}
        aws("logs").create_log_group(logGroupName=name, **own)
        aws("logs").put_retention_policy(logGroupName=name, retentionInDays=365)
    return "/cards"


def tag(aws, id, tags):
    aws("logs").tag_log_group(logGroupName=id, tags=tags)


def look(aws, id):
    key = aws("kms").describe_key(KeyId="alias/pciautoheal-logs")["KeyMetadata"]["Arn"]
    return {g["logGroupName"]: [g["retentionInDays"], "ours" if g.get("kmsKeyId") == key else g.get("kmsKeyId")]
            for g in aws("logs").describe_log_groups()["logGroups"]}


def healed(before):
    return {**before, "/cards": [365, "ours"]}
