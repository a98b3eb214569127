import copy
import json

GONE = "no-such-bucket"
TAG_READS = ["s3:GetBucketTagging"]
PARTNER = "arn:aws:iam::210987654321:root"
RESOURCES = ["arn:aws:s3:::cards", "arn:aws:s3:::cards/*"]


def make(aws, compliant):
    """A partner may do too much, our own role may do as much, and another partner may only read."""
    s3 = aws("s3")
    statements = [
        {"Sid": "Own", "Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::123456789012:role/admin"},
         "Action": "s3:PutBucketPolicy", "Resource": "arn:aws:s3:::cards"},
        {"Sid": "Reader", "Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::310987654321:root"},
         "Action": "s3:GetObject", "Resource": "arn:aws:s3:::cards/*"},
        {"Sid": "Partner", "Effect": "Allow", "Principal": {"AWS": PARTNER},
         "Action": ["s3:GetObject"] if compliant else ["s3:GetObject", "s3:Put*"], "Resource": RESOURCES}]
    for name in ("cards", "web"):
        s3.create_bucket(Bucket=name)
        s3.put_bucket_policy(Bucket=name, Policy=json.dumps({"Version": "2012-10-17", "Statement": statements}))
    return "cards"


def tag(aws, id, tags):
    aws("s3").put_bucket_tagging(Bucket=id, Tagging={"TagSet": [{"Key": k, "Value": v} for k, v in tags.items()]})


def look(aws, id):
    return {name: json.loads(aws("s3").get_bucket_policy(Bucket=name)["Policy"]) for name in ("cards", "web")}


def healed(before):
    after = copy.deepcopy(before)
    after["cards"]["Statement"].append({
        "Sid": "PciAutoHealDenyListedActions", "Effect": "Deny", "Principal": {"AWS": [PARTNER]},
        "Action": ["s3:DeleteBucketPolicy", "s3:PutBucketAcl", "s3:PutBucketPolicy", "s3:PutEncryptionConfiguration",
                   "s3:PutObjectAcl"],
        "Resource": RESOURCES})
    return after
