import copy
import json

GONE = "no-such-bucket"
TAG_READS = ["s3:GetBucketTagging"]
READ = {"Sid": "Partner", "Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::210987654321:root"},
        "Action": "s3:GetObject", "Resource": "arn:aws:s3:::cards/in/*"}
DENY = {"Effect": "Deny", "Principal": "*", "Action": "s3:*",
        "Resource": ["arn:aws:s3:::cards", "arn:aws:s3:::cards/*"],
        "Condition": {"Bool": {"aws:SecureTransport": "false"}}}


def make(aws, compliant):
    """A policy that lets a partner read; its own denial, where there is one, is for objects only."""
    s3 = aws("s3")
    half = {**DENY, "Sid": "Half", "Resource": "arn:aws:s3:::cards/*"}
    for name in ("cards", "web"):
        s3.create_bucket(Bucket=name)
    s3.put_bucket_policy(Bucket="cards", Policy=json.dumps({
        "Version": "2012-10-17", "Id": "cards", "Statement": [READ, {**DENY, "Sid": "Own"} if compliant else half]}))
    s3.put_bucket_policy(Bucket="web", Policy=json.dumps({"Version": "2012-10-17", "Statement": [
        {**READ, "Resource": "arn:aws:s3:::web/*"}]}))
    return "cards"


def tag(aws, id, tags):
    aws("s3").put_bucket_tagging(Bucket=id, Tagging={"TagSet": [{"Key": k, "Value": v} for k, v in tags.items()]})


def look(aws, id):
    return {name: json.loads(aws("s3").get_bucket_policy(Bucket=name)["Policy"]) for name in ("cards", "web")}


def healed(before):
    after = copy.deepcopy(before)
    after["cards"]["Statement"].append({**DENY, "Sid": "PciAutoHealRequireTls"})
    return after
