import json

GONE = "arn:aws:secretsmanager:us-east-1:123456789012:secret:never-was-AbCdEf"
TAG_READS = ["secretsmanager:DescribeSecret"]


def make(aws, compliant):
    secrets = aws("secretsmanager")
    for name, read in (("other", "2026-01-01"), ("app/db", "2026-11-01" if compliant else "2026-01-01")):
        arn = secrets.create_secret(Name=name, SecretString="hunter2")["ARN"]
        aws("ssm").put_parameter(Name="/moto/" + name, Value=json.dumps({"LastAccessedDate": read}), Type="String")
    return arn


def tag(aws, id, tags):
    aws("secretsmanager").tag_resource(SecretId=id, Tags=[{"Key": k, "Value": v} for k, v in tags.items()])


def look(aws, id):
    found = [aws("secretsmanager").describe_secret(SecretId=name) for name in ("app/db", "other")]
    return {it["Name"]: "DeletedDate" in it and bool(it["DeletedDate"]) for it in found}


def healed(before):
    return {**before, "app/db": True}
