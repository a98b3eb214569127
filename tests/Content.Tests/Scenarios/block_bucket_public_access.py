import copy

from botocore.exceptions import ClientError

GONE = "no-such-bucket"
TAG_READS = ["s3:GetBucketTagging"]
PARTS = ("BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets")


def make(aws, compliant):
    """One bucket without any settings, one with some; both are public by their access control list."""
    s3 = aws("s3")
    for name in ("cards", "web"):
        s3.create_bucket(Bucket=name)
        s3.put_bucket_acl(Bucket=name, ACL="public-read")
    if compliant:
        s3.put_public_access_block(Bucket="cards", PublicAccessBlockConfiguration={part: True for part in PARTS})
    else:
        s3.delete_public_access_block(Bucket="cards")
    s3.put_public_access_block(Bucket="web", PublicAccessBlockConfiguration={part: False for part in PARTS})
    return "cards"


def tag(aws, id, tags):
    aws("s3").put_bucket_tagging(Bucket=id, Tagging={"TagSet": [{"Key": k, "Value": v} for k, v in tags.items()]})


def look(aws, id):
    return {name: {"block": block(aws("s3"), name), "grants": aws("s3").get_bucket_acl(Bucket=name)["Grants"]}
            for name in ("cards", "web")}


def block(s3, name):
    try:
        return s3.get_public_access_block(Bucket=name)["PublicAccessBlockConfiguration"]
    except ClientError:
        return None


def healed(before):
    after = copy.deepcopy(before)
    after["cards"]["block"] = {part: True for part in PARTS}
    return after
