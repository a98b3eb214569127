"""Creates what a template holds on moto, an AWS that somebody else imagined: its table, its roles, its state machines.

    python3 deploy.py PciAutoHeal-Administrator.template.json

Everything happens inside of this process; nothing listens and nothing is asked of a network.
"""
import json
import os
import re
import sys

try:
    import boto3
    from moto import mock_aws
except ImportError as missing:
    print(f"moto cannot be imported: {missing}", file=sys.stderr)
    sys.exit(77)

ACCOUNT, REGION = "123456789012", "us-east-1"
PARAMETERS = {
    "AWS::Partition": "aws", "AWS::AccountId": ACCOUNT, "AWS::Region": REGION, "AWS::URLSuffix": "amazonaws.com",
    "OrganizationId": "o-abcdefghij", "ManagementAccountId": "999999999999", "ExternalId": "pciautoheal",
}


def reference(name, template):
    """The ARN or name that a reference will have, from what the template calls its resources."""
    if name in PARAMETERS:
        return PARAMETERS[name]
    resource = template["Resources"][name.split(".")[0]]
    properties, kind = resource["Properties"], resource["Type"]
    if kind == "AWS::Lambda::Function":
        return f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:{properties['FunctionName']}"
    if kind == "AWS::StepFunctions::StateMachine":
        return f"arn:aws:states:{REGION}:{ACCOUNT}:stateMachine:{properties['StateMachineName']}"
    if kind == "AWS::IAM::Role":
        return f"arn:aws:iam::{ACCOUNT}:role/{properties['RoleName']}"
    if kind == "AWS::DynamoDB::Table":
        table = properties["TableName"]
        return f"arn:aws:dynamodb:{REGION}:{ACCOUNT}:table/{table}" if name.endswith(".Arn") else table
    if kind == "AWS::IAM::ManagedPolicy":
        return f"arn:aws:iam::{ACCOUNT}:policy/{properties['ManagedPolicyName']}"
    return f"arn:aws:any:{REGION}:{ACCOUNT}:{name}"


def resolved(node, template):
    if isinstance(node, list):
        return [resolved(item, template) for item in node]
    if not isinstance(node, dict):
        return node
    if set(node) == {"Ref"}:
        return reference(node["Ref"], template)
    if set(node) == {"Fn::Sub"}:
        return re.sub(r"\$\{([^}]+)\}", lambda m: reference(m[1], template), node["Fn::Sub"])
    return {key: resolved(value, template) for key, value in node.items()}


def of_type(template, kind):
    return [resolved(r["Properties"], template) for r in template["Resources"].values() if r["Type"] == kind]


@mock_aws
def deploy(template):
    iam, states, tables = (boto3.client(service, region_name=REGION) for service in ("iam", "stepfunctions", "dynamodb"))
    for policy in of_type(template, "AWS::IAM::ManagedPolicy"):
        iam.create_policy(PolicyName=policy["ManagedPolicyName"], PolicyDocument=json.dumps(policy["PolicyDocument"]))
    for role in of_type(template, "AWS::IAM::Role"):
        iam.create_role(
            RoleName=role["RoleName"],
            AssumeRolePolicyDocument=json.dumps(role["AssumeRolePolicyDocument"]),
            PermissionsBoundary=role["PermissionsBoundary"])
        for policy in role["Policies"]:
            iam.put_role_policy(
                RoleName=role["RoleName"], PolicyName=policy["PolicyName"], PolicyDocument=json.dumps(policy["PolicyDocument"]))
    for table in of_type(template, "AWS::DynamoDB::Table"):
        tables.create_table(
            TableName=table["TableName"], KeySchema=table["KeySchema"],
            AttributeDefinitions=table["AttributeDefinitions"], BillingMode=table["BillingMode"])
        tables.update_continuous_backups(
            TableName=table["TableName"], PointInTimeRecoverySpecification={"PointInTimeRecoveryEnabled": True})
    for machine in of_type(template, "AWS::StepFunctions::StateMachine"):
        filled = re.sub(r"\$\{(\w+)\}", lambda m: machine["DefinitionSubstitutions"][m[1]], machine["DefinitionString"])
        states.create_state_machine(name=machine["StateMachineName"], definition=filled, roleArn=machine["RoleArn"])
    machines = states.list_state_machines()["stateMachines"]
    roles = iam.list_roles(MaxItems=1000)["Roles"]
    for machine in machines:
        definition = states.describe_state_machine(stateMachineArn=machine["stateMachineArn"])["definition"]
        assert "${" not in definition, f"{machine['name']} has names that nothing fills in"
    print(f"{len(machines)} state machines, {len(roles)} roles, tables {tables.list_tables()['TableNames']}")


if __name__ == "__main__":
    os.environ.update(AWS_ACCESS_KEY_ID="test", AWS_SECRET_ACCESS_KEY="test", AWS_DEFAULT_REGION=REGION)
    deploy(json.load(open(sys.argv[1], encoding="utf-8")))
