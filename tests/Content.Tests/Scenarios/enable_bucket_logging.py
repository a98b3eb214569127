import copy
import json

GONE = "no-such-bucket"
TAG_READS = ["s3:GetBucketTagging"]
LOGS = "pciautoheal-logs-123456789012-us-east-1"


def make(aws, compliant):
    """A bucket that is not logged, one that is logged elsewhere, and the two that take the logs."""
    s3 = aws("s3")
    for name in ("cards", "web", "other-logs", LOGS):
        s3.create_bucket(Bucket=name)
    for name in (LOGS, "other-logs"):
        s3.put_bucket_policy(Bucket=name, Policy=json.dumps({"Version": "2012-10-17", "Statement": [{
            "Effect": "Allow", "Principal": {"Service": "logging.s3.amazonaws.com"}, "Action": ["s3:PutObject"],
            "Resource": f"arn:aws:s3:::{name}/*"}]}))
    for name in ("cards", "web") if compliant else ("web",):
        s3.put_bucket_logging(Bucket=name, BucketLoggingStatus={
            "LoggingEnabled": {"TargetBucket": "other-logs", "TargetPrefix": "x/"}})
    return "cards"


def tag(aws, id, tags):
    aws("s3").put_bucket_tagging(Bucket=id, Tagging={"TagSet": [{"Key": k, "Value": v} for k, v in tags.items()]})


def look(aws, id):
    return {name: aws("s3").get_bucket_logging(Bucket=name).get("LoggingEnabled", {})
            for name in ("cards", "web", "other-logs", LOGS)}


def healed(before):
    after = copy.deepcopy(before)
    after["cards"] = {"TargetBucket": LOGS, "TargetPrefix": "cards/"}
    return after
