import json

GONE = "b-00000000-0000-0000-0000-000000000000"
TAG_READS = ["mq:DescribeBroker"]


def make(aws, compliant):
    aws("logs").put_resource_policy(policyName="mq", policyDocument=json.dumps({"Version": "2012-10-17", "Statement": [{
        "Effect": "Allow", "Principal": {"Service": "mq.amazonaws.com"},
        "Action": ["logs:CreateLogStream", "logs:PutLogEvents"],
        "Resource": "arn:aws:logs:*:*:log-group:/aws/amazonmq/*"}]}))
    made = {name: aws("mq").create_broker(
        AutoMinorVersionUpgrade=True, BrokerName=name, DeploymentMode="SINGLE_INSTANCE", EngineType="ACTIVEMQ",
        EngineVersion="5.18", HostInstanceType="mq.t3.micro", PubliclyAccessible=False, Users=[],
        Logs={"Audit": compliant and name == "cards", "General": True}, Tags={"owner": name})["BrokerId"]
        for name in ("other", "cards")}
    return made["cards"]


def tag(aws, id, tags):
    aws("mq").create_tags(ResourceArn="arn:aws:mq:us-east-1:123456789012:broker:" + id, Tags=tags)


def look(aws, id):
    brokers = [aws("mq").describe_broker(BrokerId=it["BrokerId"]) for it in aws("mq").list_brokers()["BrokerSummaries"]]
    return {it["BrokerName"]: [it["Logs"]["Audit"], it["Logs"]["General"], it["AutoMinorVersionUpgrade"]]
            for it in brokers}


def healed(before):
    before["cards"][0] = True
    return before
