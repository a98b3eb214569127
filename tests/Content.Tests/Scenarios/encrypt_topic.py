GONE = "arn:aws:sns:us-east-1:123456789012:never-was"
TAG_READS = ["sns:ListTagsForResource"]


def settings(aws):
    return {"sns-kms-key-arn": aws("kms").create_key()["KeyMetadata"]["Arn"]}


def make(aws, compliant):
    sns = aws("sns")
    sns.create_topic(Name="other")
    attributes = {"DisplayName": "Alerts", **({"KmsMasterKeyId": "alias/own"} if compliant else {})}
    return sns.create_topic(Name="alerts", Attributes=attributes)["TopicArn"]


def tag(aws, id, tags):
    aws("sns").tag_resource(ResourceArn=id, Tags=[{"Key": k, "Value": v} for k, v in tags.items()])


def look(aws, id):
    sns = aws("sns")
    key = aws("ssm").get_parameter(Name="/pciautoheal/sns-kms-key-arn")["Parameter"]["Value"]
    topics = {topic["TopicArn"].rsplit(":", 1)[-1]: sns.get_topic_attributes(TopicArn=topic["TopicArn"])["Attributes"]
              for topic in sns.list_topics()["Topics"]}
    return {"wanted": key, "topics": topics}


def healed(before):
    topics = before["topics"]
    return {**before, "topics": {**topics, "alerts": {**topics["alerts"], "KmsMasterKeyId": before["wanted"]}}}
