import copy

GONE = "no-such-bucket"
TAG_READS = ["s3:GetBucketTagging"]


def make(aws, compliant):
    s3 = aws("s3")
    for name in ("cards", "web"):
        s3.create_bucket(Bucket=name)
        s3.put_object(Bucket=name, Key="page", Body=b"text")
    if compliant:
        s3.put_bucket_versioning(Bucket="cards", VersioningConfiguration={"Status": "Enabled"})
    return "cards"


def tag(aws, id, tags):
    aws("s3").put_bucket_tagging(Bucket=id, Tagging={"TagSet": [{"Key": k, "Value": v} for k, v in tags.items()]})


def look(aws, id):
    """Never versioned and suspended are told apart by AWS alone: a bucket never goes back to the first."""
    s3 = aws("s3")
    return {name: {"versioned": s3.get_bucket_versioning(Bucket=name).get("Status") == "Enabled",
                   "objects": [found["Key"] for found in s3.list_objects_v2(Bucket=name)["Contents"]]}
            for name in ("cards", "web")}


def healed(before):
    after = copy.deepcopy(before)
    after["cards"]["versioned"] = True
    return after
