import json

GONE = None
GONE_WHY = "an account does not go"
TAG_READS = []
BUCKET = "pciautoheal-logs-123456789012-us-east-1"
FLAGS = ("IsMultiRegionTrail", "IncludeGlobalServiceEvents", "LogFileValidationEnabled")
MANAGEMENT = {"ReadWriteType": "All", "IncludeManagementEvents": True, "DataResources": []}


def allowed(actions):
    principal = {"Service": "cloudtrail.amazonaws.com"}
    return json.dumps({"Version": "2012-10-17", "Statement": [
        {"Effect": "Allow", "Principal": principal, "Action": actions, "Resource": "*"}]})


def make(aws, compliant):
    key = aws("kms").create_key(Policy=allowed("kms:GenerateDataKey*"))["KeyMetadata"]["Arn"]
    aws("kms").create_alias(AliasName="alias/pciautoheal-trail", TargetKeyId=key)
    aws("s3").create_bucket(Bucket=BUCKET)
    aws("s3").put_bucket_policy(Bucket=BUCKET, Policy=allowed("s3:PutObject"))
    trail(aws, "other", EnableLogFileValidation=True)
    trail(aws, "PciAutoHeal", EnableLogFileValidation=compliant, **({"KmsKeyId": key} if compliant else {}))
    return "123456789012"


def trail(aws, name, **settings):
    trails = aws("cloudtrail")
    trails.create_trail(Name=name, S3BucketName=BUCKET, IsMultiRegionTrail=True, **settings)
    trails.put_event_selectors(TrailName=name, EventSelectors=[MANAGEMENT])
    trails.start_logging(Name=name)


def look(aws, id):
    trails = aws("cloudtrail")
    key = aws("kms").describe_key(KeyId="alias/pciautoheal-trail")["KeyMetadata"]["Arn"]
    return {one["Name"]: {"key": "ours" if one.get("KmsKeyId") == key else one.get("KmsKeyId") or None,
                          "flags": [one[flag] for flag in FLAGS],
                          "on": trails.get_trail_status(Name=one["Name"])["IsLogging"],
                          "selectors": trails.get_event_selectors(TrailName=one["Name"])["EventSelectors"]}
            for one in trails.describe_trails()["trailList"]}


def healed(before):
    return {**before, "PciAutoHeal": {**before["PciAutoHeal"], "key": "ours", "flags": [True, True, True]}}
