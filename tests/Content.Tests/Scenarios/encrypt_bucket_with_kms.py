import copy

GONE = "no-such-bucket"
TAG_READS = ["s3:GetBucketTagging"]
SSE_S3 = [{"ApplyServerSideEncryptionByDefault": {"SSEAlgorithm": "AES256"}, "BucketKeyEnabled": False}]


def settings(aws):
    key = aws("kms").create_key(Description="cards")["KeyMetadata"]["Arn"]
    return {"kms-key-arn": key}


def make(aws, compliant):
    s3 = aws("s3")
    for name in ("cards", "web"):
        s3.create_bucket(Bucket=name)
        s3.put_bucket_encryption(Bucket=name, ServerSideEncryptionConfiguration={"Rules": SSE_S3})
    if compliant:
        s3.put_bucket_encryption(Bucket="cards", ServerSideEncryptionConfiguration={
            "Rules": [{"ApplyServerSideEncryptionByDefault": {"SSEAlgorithm": "aws:kms"}}]})
    return "cards"


def tag(aws, id, tags):
    aws("s3").put_bucket_tagging(Bucket=id, Tagging={"TagSet": [{"Key": k, "Value": v} for k, v in tags.items()]})


def look(aws, id):
    found = {name: aws("s3").get_bucket_encryption(Bucket=name)["ServerSideEncryptionConfiguration"]["Rules"]
             for name in ("cards", "web")}
    return {**found, "key": aws("ssm").get_parameter(Name="/pciautoheal/kms-key-arn")["Parameter"]["Value"]}


def healed(before):
    after = copy.deepcopy(before)
    after["cards"] = [{
        "ApplyServerSideEncryptionByDefault": {"SSEAlgorithm": "aws:kms", "KMSMasterKeyID": before["key"]},
        "BucketKeyEnabled": True}]
    return after
