import copy

from botocore.exceptions import ClientError

GONE = "no-such-bucket"
TAG_READS = ["s3:GetBucketTagging"]
EXPIRE = {"ID": "expire", "Filter": {"Prefix": "tmp/"}, "Expiration": {"Days": 3}}


def make(aws, compliant):
    """The one rule that is there is disabled, and must stay so."""
    s3 = aws("s3")
    for name in ("cards", "web"):
        s3.create_bucket(Bucket=name)
    s3.put_bucket_lifecycle_configuration(Bucket="cards", LifecycleConfiguration={
        "Rules": [{**EXPIRE, "Status": "Enabled" if compliant else "Disabled"}]})
    return "cards"


def tag(aws, id, tags):
    aws("s3").put_bucket_tagging(Bucket=id, Tagging={"TagSet": [{"Key": k, "Value": v} for k, v in tags.items()]})


def look(aws, id):
    return {name: rules(aws("s3"), name) for name in ("cards", "web")}


def rules(s3, name):
    try:
        return s3.get_bucket_lifecycle_configuration(Bucket=name)["Rules"]
    except ClientError:
        return None


def healed(before):
    after = copy.deepcopy(before)
    after["cards"].append({"ID": "PciAutoHeal-AbortIncompleteUploads", "Status": "Enabled", "Filter": {"Prefix": ""},
                           "AbortIncompleteMultipartUpload": {"DaysAfterInitiation": 7}})
    return after
