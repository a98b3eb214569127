import copy

GONE = None
GONE_WHY = "an account does not go"
TAG_READS = []
EVERY = {"Type": "AWS::S3::Object", "Values": ["arn:aws:s3"]}
MANAGEMENT = {"ReadWriteType": "All", "IncludeManagementEvents": True, "DataResources": [], "ExcludeManagementEventSources": []}
ONE_BUCKET = {"ReadWriteType": "WriteOnly", "IncludeManagementEvents": False,
              "DataResources": [{"Type": "AWS::S3::Object", "Values": ["arn:aws:s3:::cards/"]}], "ExcludeManagementEventSources": []}


def make(aws, compliant):
    aws("s3").create_bucket(Bucket="logs")
    trails = aws("cloudtrail")
    for name, wide in (("a-narrow-one", False), ("audit", True), ("zebra", True)):
        trails.create_trail(Name=name, S3BucketName="logs", IsMultiRegionTrail=wide)
        trails.put_event_selectors(TrailName=name, EventSelectors=[MANAGEMENT, ONE_BUCKET])
    if compliant:
        trails.put_event_selectors(TrailName="zebra", EventSelectors=[{**MANAGEMENT, "DataResources": [EVERY]}])
    return "123456789012"


def look(aws, id):
    trails = aws("cloudtrail")
    return {trail["Name"]: trails.get_event_selectors(TrailName=trail["Name"])["EventSelectors"]
            for trail in trails.describe_trails()["trailList"]}


def healed(before):
    after = copy.deepcopy(before)
    after["audit"].append({"ReadWriteType": "All", "IncludeManagementEvents": False, "DataResources": [EVERY]})
    return after
