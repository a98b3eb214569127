import copy

ACCOUNT = "123456789012"
GONE = None
GONE_WHY = "an account does not go"
TAG_READS = []
PARTS = ("BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets")


def make(aws, compliant):
    """Two of four parts are on; a bucket has settings of its own."""
    aws("s3control").put_public_access_block(AccountId=ACCOUNT, PublicAccessBlockConfiguration={
        part: compliant or at < 2 for at, part in enumerate(PARTS)})
    aws("s3").create_bucket(Bucket="web")
    aws("s3").put_public_access_block(Bucket="web", PublicAccessBlockConfiguration={part: False for part in PARTS})
    return ACCOUNT


def look(aws, id):
    return {"account": aws("s3control").get_public_access_block(AccountId=id)["PublicAccessBlockConfiguration"],
            "web": aws("s3").get_public_access_block(Bucket="web")["PublicAccessBlockConfiguration"]}


def healed(before):
    after = copy.deepcopy(before)
    after["account"] = {part: True for part in PARTS}
    return after
