GONE = "arn:aws:secretsmanager:us-east-1:123456789012:secret:never-was-AbCdEf"
TAG_READS = ["secretsmanager:DescribeSecret"]


def settings(aws):
    return {"kms-key-arn": aws("kms").create_key()["KeyMetadata"]["Arn"]}


def make(aws, compliant):
    secrets = aws("secretsmanager")
    own = {"KmsKeyId": aws("kms").create_key()["KeyMetadata"]["Arn"]} if compliant else {}
    secrets.create_secret(Name="other", SecretString="x")
    return secrets.create_secret(Name="app/db", SecretString="hunter2", Description="for the app", **own)["ARN"]


def tag(aws, id, tags):
    aws("secretsmanager").tag_resource(SecretId=id, Tags=[{"Key": k, "Value": v} for k, v in tags.items()])


def look(aws, id):
    secrets = aws("secretsmanager")
    key = aws("ssm").get_parameter(Name="/pciautoheal/kms-key-arn")["Parameter"]["Value"]
    return {"wanted": key, "secrets": {it["Name"]: {
        "key": (it.get("KmsKeyId") or "").replace("alias/aws/secretsmanager", ""),
        "description": it.get("Description"),
        "value": secrets.get_secret_value(SecretId=it["Name"])["SecretString"],
    } for it in secrets.list_secrets()["SecretList"]}}


def healed(before):
    secrets = before["secrets"]
    return {**before, "secrets": {**secrets, "app/db": {**secrets["app/db"], "key": before["wanted"]}}}
