import json

GONE = "arn:aws:cloudformation:us-east-1:123456789012:stack/gone/0c1f2a3b-0000-1111-2222-333344445555"
TAG_READS = ["cloudformation:DescribeStacks"]
TOPIC = "arn:aws:sns:us-east-1:123456789012:stack-events"
TEMPLATE = json.dumps({
    "Parameters": {"Name": {"Type": "String", "Default": "default"}},
    "Resources": {"Queue": {"Type": "AWS::SQS::Queue", "Properties": {"QueueName": {"Ref": "Name"}}}}})
SETTINGS = {"stack-topic-arn": TOPIC}


def make(aws, compliant):
    aws("sns").create_topic(Name="stack-events")
    own = aws("sns").create_topic(Name="own")["TopicArn"]
    stack(aws, "other", [])
    return stack(aws, "cards", [own] if compliant else [])


def stack(aws, name, topics):
    return aws("cloudformation").create_stack(
        StackName=name, TemplateBody=TEMPLATE, NotificationARNs=topics, Capabilities=["CAPABILITY_IAM"],
        Parameters=[{"ParameterKey": "Name", "ParameterValue": name + "-queue"}])["StackId"]


def tag(aws, id, tags):
    """moto takes new tags only with an update of something else."""
    aws("cloudformation").update_stack(
        StackName=id, UsePreviousTemplate=True, Parameters=[{"ParameterKey": "Name", "ParameterValue": "tagged"}],
        Tags=[{"Key": k, "Value": v} for k, v in tags.items()])


def look(aws, id):
    """moto forgets whom an update notifies: what stands in for it keeps that in a parameter."""
    notified = {one["Name"].rsplit("/", 1)[-1]: json.loads(one["Value"]) for one in
                aws("ssm").get_parameters(Names=["/moto/stack/cards", "/moto/stack/other"])["Parameters"]}
    return {one["StackName"]: {"parameters": one["Parameters"], "capabilities": one.get("Capabilities"), "tags": one["Tags"],
                               "notified": notified.get(one["StackName"], one.get("NotificationARNs", []))}
            for one in aws("cloudformation").describe_stacks()["Stacks"]}


def healed(before):
    return {**before, "cards": {**before["cards"], "notified": [TOPIC]}}
