import copy

GONE = "no-such-table"
TAG_READS = ["dynamodb:ListTagsOfResource"]


def make(aws, compliant):
    dynamodb = aws("dynamodb")
    for name in ("cards", "web"):
        dynamodb.create_table(
            TableName=name, BillingMode="PAY_PER_REQUEST", KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
            AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}])
    if compliant:
        dynamodb.update_continuous_backups(
            TableName="cards", PointInTimeRecoverySpecification={"PointInTimeRecoveryEnabled": True})
    return "cards"


def tag(aws, id, tags):
    aws("dynamodb").tag_resource(ResourceArn=aws("dynamodb").describe_table(TableName=id)["Table"]["TableArn"],
                                 Tags=[{"Key": k, "Value": v} for k, v in tags.items()])


def look(aws, id):
    return {name: aws("dynamodb").describe_continuous_backups(TableName=name)["ContinuousBackupsDescription"]
            ["PointInTimeRecoveryDescription"]["PointInTimeRecoveryStatus"] for name in ("cards", "web")}


def healed(before):
    return {**copy.deepcopy(before), "cards": "ENABLED"}
