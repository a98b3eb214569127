import json

GONE = "gone-trail"
TAG_READS = ["cloudtrail:ListTags"]
FOR_TRAILS = {"Version": "2012-10-17", "Statement": [{
    "Effect": "Allow", "Principal": {"Service": "cloudtrail.amazonaws.com"}, "Resource": "*", "Action": "kms:GenerateDataKey*"}]}


def make(aws, compliant):
    key = aws("kms").create_key(Policy=json.dumps(FOR_TRAILS))["KeyMetadata"]["Arn"]
    aws("kms").create_alias(AliasName="alias/pciautoheal-trail", TargetKeyId=key)
    aws("s3").create_bucket(Bucket="logs")
    trails = aws("cloudtrail")
    trails.create_trail(Name="other-trail", S3BucketName="logs")
    own = {"KmsKeyId": "arn:aws:kms:us-east-1:123456789012:key/own"} if compliant else {}
    trails.create_trail(Name="cards-trail", S3BucketName="logs", EnableLogFileValidation=True, **own)
    return "cards-trail"


def tag(aws, id, tags):
    aws("cloudtrail").add_tags(ResourceId=f"arn:aws:cloudtrail:us-east-1:123456789012:trail/{id}",
                               TagsList=[{"Key": k, "Value": v} for k, v in tags.items()])


def look(aws, id):
    """An empty text and no text are the same to a trail."""
    key = aws("kms").describe_key(KeyId="alias/pciautoheal-trail")["KeyMetadata"]["Arn"]
    return {trail["Name"]: {k: "ours" if v == key else v for k, v in trail.items() if v != ""}
            for trail in aws("cloudtrail").describe_trails()["trailList"]}


def healed(before):
    return {**before, "cards-trail": {**before["cards-trail"], "KmsKeyId": "ours"}}
