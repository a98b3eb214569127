import copy

GONE = "no-such-workgroup"
TAG_READS = ["athena:ListTagsForResource"]
ARN = "arn:aws:athena:us-east-1:123456789012:workgroup/"
KMS = {"EncryptionOption": "SSE_KMS", "KmsKey": "arn:aws:kms:us-east-1:123456789012:key/cards"}


def make(aws, compliant):
    for name in ("cards", "web"):
        encryption = {"EncryptionConfiguration": KMS} if compliant and name == "cards" else {}
        aws("athena").create_work_group(Name=name, Tags=[{"Key": "for", "Value": name}], Configuration={
            "ResultConfiguration": {"OutputLocation": f"s3://{name}/out/", **encryption},
            "EnforceWorkGroupConfiguration": False, "PublishCloudWatchMetricsEnabled": True})
    return "cards"


def tag(aws, id, tags):
    aws("athena").tag_resource(ResourceARN=ARN + id, Tags=[{"Key": k, "Value": v} for k, v in tags.items()])


def look(aws, id):
    return {name: aws("athena").get_work_group(WorkGroup=name)["WorkGroup"]["Configuration"]
            for name in ("cards", "web")}


def healed(before):
    after = copy.deepcopy(before)
    after["cards"]["ResultConfiguration"]["EncryptionConfiguration"] = {"EncryptionOption": "SSE_S3"}
    return after
