import json

GONE = None
GONE_WHY = "an account does not go"
TAG_READS = []
BUCKET = "pciautoheal-logs-123456789012-us-east-1"
LETS_TRAILS_IN = {"Version": "2012-10-17", "Statement": [{
    "Effect": "Allow", "Principal": {"Service": "cloudtrail.amazonaws.com"}, "Action": ["s3:GetBucketAcl", "s3:PutObject"],
    "Resource": [f"arn:aws:s3:::{BUCKET}", f"arn:aws:s3:::{BUCKET}/*"]}]}


def make(aws, compliant):
    aws("s3").create_bucket(Bucket=BUCKET)
    aws("s3").put_bucket_policy(Bucket=BUCKET, Policy=json.dumps(LETS_TRAILS_IN))
    trails = aws("cloudtrail")
    trails.create_trail(Name="of-one-region", S3BucketName=BUCKET, IsMultiRegionTrail=False)
    trails.start_logging(Name="of-one-region")
    if compliant:
        trails.create_trail(Name="of-all", S3BucketName=BUCKET, IsMultiRegionTrail=True)
        trails.start_logging(Name="of-all")
    return "123456789012"


def look(aws, id):
    trails = aws("cloudtrail")
    return {trail["Name"]: [trail["S3BucketName"], trail["IsMultiRegionTrail"], trail["IncludeGlobalServiceEvents"],
                            trail["LogFileValidationEnabled"], trails.get_trail_status(Name=trail["Name"])["IsLogging"]]
            for trail in trails.describe_trails()["trailList"]}


def healed(before):
    return {**before, "PciAutoHeal": [BUCKET, True, True, True, True]}
