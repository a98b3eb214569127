import copy

from botocore.exceptions import ClientError

GONE = "no-such-bucket"
TAG_READS = ["s3:GetBucketTagging"]
SETTINGS = {"replication-bucket-arn": "arn:aws:s3:::copies"}
ROLE = "arn:aws:iam::123456789012:role/PciAutoHeal-ReplicateBuckets"


def make(aws, compliant):
    """Two versioned buckets; the one to be healed has a rule already, but it is disabled."""
    aws("iam").create_role(RoleName="PciAutoHeal-ReplicateBuckets", AssumeRolePolicyDocument="{}")
    s3 = aws("s3")
    for name in ("cards", "web", "copies"):
        s3.create_bucket(Bucket=name)
        s3.put_bucket_versioning(Bucket=name, VersioningConfiguration={"Status": "Enabled"})
    s3.put_bucket_replication(Bucket="cards", ReplicationConfiguration={"Role": ROLE, "Rules": [{
        "ID": "old", "Priority": 3, "Status": "Enabled" if compliant else "Disabled", "Filter": {"Prefix": "in/"},
        "DeleteMarkerReplication": {"Status": "Disabled"}, "Destination": {"Bucket": "arn:aws:s3:::elsewhere"}}]})
    return "cards"


def tag(aws, id, tags):
    aws("s3").put_bucket_tagging(Bucket=id, Tagging={"TagSet": [{"Key": k, "Value": v} for k, v in tags.items()]})


def look(aws, id):
    return {name: replication(aws("s3"), name) for name in ("cards", "web", "copies")}


def replication(s3, name):
    try:
        return s3.get_bucket_replication(Bucket=name)["ReplicationConfiguration"]
    except ClientError:
        return None


def healed(before):
    after = copy.deepcopy(before)
    after["cards"]["Rules"].append({
        "ID": "PciAutoHeal-Replicate", "Priority": 4, "Status": "Enabled", "Filter": {"Prefix": ""},
        "DeleteMarkerReplication": {"Status": "Disabled"}, "Destination": {"Bucket": "arn:aws:s3:::copies"}})
    return after
