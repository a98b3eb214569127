import copy

GONE = "arn:aws:states:us-east-1:123456789012:stateMachine:never-was"
TAG_READS = ["stepfunctions:ListTagsForResource"]
GROUP = "arn:aws:logs:us-east-1:123456789012:log-group:/pciautoheal/step-functions:*"
OWN = {"level": "ALL", "includeExecutionData": True, "destinations": [{"cloudWatchLogsLogGroup": {"logGroupArn": GROUP}}]}


def make(aws, compliant):
    for name in ("/pciautoheal/step-functions", "/pciautoheal/step-functions-2"):
        aws("logs").create_log_group(logGroupName=name)
    machine(aws, "other", {"level": "OFF", "includeExecutionData": False})
    return machine(aws, "cards", OWN if compliant else {"level": "OFF", "includeExecutionData": False})


def machine(aws, name, log):
    definition = '{"StartAt": "Pass", "States": {"Pass": {"Type": "Pass", "End": true}}}'
    return aws("stepfunctions").create_state_machine(
        name=name, definition=definition, roleArn="arn:aws:iam::123456789012:role/cards",
        loggingConfiguration=log, tracingConfiguration={"enabled": True})["stateMachineArn"]


def tag(aws, id, tags):
    aws("stepfunctions").tag_resource(resourceArn=id, tags=[{"key": k, "value": v} for k, v in tags.items()])


def look(aws, id):
    states = aws("stepfunctions")
    machines = [states.describe_state_machine(stateMachineArn=m["stateMachineArn"]) for m in states.list_state_machines()["stateMachines"]]
    kept = ("definition", "roleArn", "loggingConfiguration", "tracingConfiguration", "status", "type")
    return {m["name"]: {key: m.get(key) for key in kept} for m in machines}


def healed(before):
    after = copy.deepcopy(before)
    after["cards"]["loggingConfiguration"] = {**OWN, "level": "ERROR", "includeExecutionData": False}
    return after
