import copy

GONE = "no-such-table"
TAG_READS = ["dynamodb:ListTagsOfResource"]

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
    return {name: [table.get("SSEDescription", {}).get("Status", "DISABLED"), table["ItemCount"]]
            for name, table in tables.items()}


def healed(before):
    after = copy.deepcopy(before)
    after["cards"][0] = "ENABLED"
    return after
