import copy

from botocore.exceptions import ClientError

GONE = "no-such-bucket"
TAG_READS = ["s3:GetBucketTagging"]
KMS = {"Rules": [{"ApplyServerSideEncryptionByDefault": {"SSEAlgorithm": "aws:kms", "KMSMasterKeyID": "alias/cards"},
                  "BucketKeyEnabled": True}]}


def make(aws, compliant):
    s3 = aws("s3")
    for name in ("cards", "web"):
        s3.create_bucket(Bucket=name)
        s3.delete_bucket_encryption(Bucket=name)
    for name in ("cards", "web") if compliant else ("web",):
        s3.put_bucket_encryption(Bucket=name, ServerSideEncryptionConfiguration=KMS)
    return "cards"


def tag(aws, id, tags):
    aws("s3").put_bucket_tagging(Bucket=id, Tagging={"TagSet": [{"Key": k, "Value": v} for k, v in tags.items()]})


def look(aws, id):
    return {name: encryption(aws("s3"), name) for name in ("cards", "web")}


def encryption(s3, name):
    try:
        return s3.get_bucket_encryption(Bucket=name)["ServerSideEncryptionConfiguration"]["Rules"]
    except ClientError:
        return []


def healed(before):
    after = copy.deepcopy(before)
    after["cards"] = [{"ApplyServerSideEncryptionByDefault": {"SSEAlgorithm": "AES256"}, "BucketKeyEnabled": False}]
    return after
