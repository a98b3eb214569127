import copy

GONE = "no-such-table"
TAG_READS = ["dynamodb:ListTagsOfResource"]


def settings(aws):
    return {"kms-key-arn": aws("kms").create_key(Description="cards")["KeyMetadata"]["Arn"]}


def make(aws, compliant):
    for name in ("cards", "web"):
        aws("dynamodb").create_table(
            TableName=name, BillingMode="PAY_PER_REQUEST", KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
            AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}],
            **({"SSESpecification": {"Enabled": True, "SSEType": "KMS"}} if compliant and name == "cards" else {}))
    return "cards"


def tag(aws, id, tags):
    aws("dynamodb").tag_resource(ResourceArn=aws("dynamodb").describe_table(TableName=id)["Table"]["TableArn"],
                                 Tags=[{"Key": k, "Value": v} for k, v in tags.items()])


def look(aws, id):
    tables = {name: aws("dynamodb").describe_table(TableName=name)["Table"] for name in ("cards", "web")}
    found = {name: table.get("SSEDescription", {}).get("KMSMasterKeyArn") for name, table in tables.items()}
    return {**found, "key": aws("ssm").get_parameter(Name="/pciautoheal/kms-key-arn")["Parameter"]["Value"]}


def healed(before):
    return {**copy.deepcopy(before), "cards": before["key"]}
