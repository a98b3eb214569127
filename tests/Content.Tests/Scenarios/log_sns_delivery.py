import json

GONE = "arn:aws:sns:us-east-1:123456789012:never-was"
TAG_READS = ["sns:ListTagsForResource"]
ROLE = "arn:aws:iam::123456789012:role/PciAutoHeal-SnsDeliveryStatus"
OWN = "arn:aws:iam::123456789012:role/own"
KINDS = ("HTTP", "Firehose", "Lambda", "Application", "SQS")


def make(aws, compliant):
    aws("iam").create_role(RoleName="PciAutoHeal-SnsDeliveryStatus", AssumeRolePolicyDocument="{}")
    sns = aws("sns")
    sns.create_topic(Name="other")
    kinds = KINDS if compliant else ("SQS",)
    set_before = {kind + outcome + "FeedbackRoleArn": OWN for kind in kinds for outcome in ("Success", "Failure")}
    facts = json.dumps({**set_before, "SQSSuccessFeedbackSampleRate": "5"})
    aws("ssm").put_parameter(Name="/moto/alerts", Value=facts, Type="String")
    return sns.create_topic(Name="alerts")["TopicArn"]


def tag(aws, id, tags):
    aws("sns").tag_resource(ResourceArn=id, Tags=[{"Key": k, "Value": v} for k, v in tags.items()])


def look(aws, id):
    told = {it["Name"]: json.loads(it["Value"]) for it in
            aws("ssm").get_parameters(Names=["/moto/alerts", "/moto/other"])["Parameters"]}
    return {name: {key: value for key, value in facts.items() if value not in ("", "0")} for name, facts in told.items()}


def healed(before):
    others = [kind for kind in KINDS if kind != "SQS"]
    added = {kind + outcome + "FeedbackRoleArn": ROLE for kind in others for outcome in ("Success", "Failure")}
    rates = {kind + "SuccessFeedbackSampleRate": "100" for kind in others}
    return {"/moto/alerts": {**before["/moto/alerts"], **added, **rates}}
