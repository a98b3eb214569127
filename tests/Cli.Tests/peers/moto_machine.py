"""The deployed flow on a moto server: the shipped definition with its names filled in.

    moto_machine.py create URL REGION NAME DEFINITION   prints the machine's ARN
    moto_machine.py look URL REGION ARN                 prints names, inputs and states of executions, and the tables
    moto_machine.py stop URL REGION EXECUTION
"""

import json
import re
import sys

import boto3


def client(url, service, region):
    return boto3.client(service, endpoint_url=url, region_name=region, aws_access_key_id="test", aws_secret_access_key="test")


def create(url, region, name, definition):
    trust = {"Version": "2012-10-17", "Statement": []}
    role = client(url, "iam", region).create_role(RoleName=name, AssumeRolePolicyDocument=json.dumps(trust))["Role"]["Arn"]
    arn = f"arn:aws:lambda:{region}:123456789012:function:"
    filled = re.sub(r"\$\{(\w+)\}", lambda m: arn + m[1], open(definition, encoding="utf-8").read())
    print(client(url, "stepfunctions", region).create_state_machine(name=name, definition=filled, roleArn=role)["stateMachineArn"])


def look(url, region, arn):
    states = client(url, "stepfunctions", region)
    listed = states.list_executions(stateMachineArn=arn)["executions"]
    found = [states.describe_execution(executionArn=one["executionArn"]) for one in listed]
    print(json.dumps({
        "executions": [{key: one[key] for key in ("executionArn", "name", "input", "status")} for one in found],
        "tables": client(url, "dynamodb", region).list_tables()["TableNames"],
    }))


def stop(url, region, execution):
    client(url, "stepfunctions", region).stop_execution(executionArn=execution)


if __name__ == "__main__":
    {"create": create, "look": look, "stop": stop}[sys.argv[1]](*sys.argv[2:])
