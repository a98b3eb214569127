import copy

from botocore.exceptions import ClientError

GONE = "no-such-bucket"
TAG_READS = ["s3:GetBucketTagging"]
EVERYBODY = {"Permission": "READ",
             "Grantee": {"Type": "Group", "URI": "http://acs.amazonaws.com/groups/global/AllUsers"}}


def make(aws, compliant):
    """The bucket's list lets everybody read; the neighbour's too."""
    s3 = aws("s3")
    for name in ("cards", "web"):
        s3.create_bucket(Bucket=name)
        s3.put_bucket_ownership_controls(
            Bucket=name, OwnershipControls={"Rules": [{"ObjectOwnership": "ObjectWriter"}]})
        owner = s3.get_bucket_acl(Bucket=name)["Owner"]
        own = {"Grantee": {"Type": "CanonicalUser", "ID": owner["ID"]}, "Permission": "FULL_CONTROL"}
        s3.put_bucket_acl(Bucket=name, AccessControlPolicy={"Grants": [own, EVERYBODY], "Owner": owner})
    if compliant:
        s3.put_bucket_acl(Bucket="cards", ACL="private")
        s3.put_bucket_ownership_controls(
            Bucket="cards", OwnershipControls={"Rules": [{"ObjectOwnership": "BucketOwnerEnforced"}]})
    return "cards"


def tag(aws, id, tags):
    aws("s3").put_bucket_tagging(Bucket=id, Tagging={"TagSet": [{"Key": k, "Value": v} for k, v in tags.items()]})


def look(aws, id):
    return {name: {"ownership": ownership(aws("s3"), name),
                   "grants": [[grant["Grantee"]["Type"], grant["Permission"]]
                              for grant in aws("s3").get_bucket_acl(Bucket=name)["Grants"]]}
            for name in ("cards", "web")}


def ownership(s3, name):
    try:
        return s3.get_bucket_ownership_controls(Bucket=name)["OwnershipControls"]["Rules"][0]["ObjectOwnership"]
    except ClientError:
        return None


def healed(before):
    after = copy.deepcopy(before)
    after["cards"] = {"ownership": "BucketOwnerEnforced", "grants": [["CanonicalUser", "FULL_CONTROL"]]}
    return after
